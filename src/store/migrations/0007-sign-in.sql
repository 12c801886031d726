-- Who may sign in. The tables called sign_in_… are the sign-in library's own, with the columns that it wants.
-- They belong to no customer: local tables of the coordinator on a cluster.

CREATE TABLE sign_in_users (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL DEFAULT false,
  image text,
  username text UNIQUE,
  "displayUsername" text,
  "twoFactorEnabled" boolean NOT NULL DEFAULT false,
  "staffId" integer NOT NULL UNIQUE REFERENCES staff,
  -- Rights beyond the role, names as in domain/access/right.ts.
  "grantedRights" text[] NOT NULL DEFAULT '{}',
  "mustChangePassword" boolean NOT NULL DEFAULT false,
  "disabledAt" timestamptz,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sign_in_sessions (
  id text PRIMARY KEY,
  token text NOT NULL UNIQUE,
  "userId" text NOT NULL REFERENCES sign_in_users ON DELETE CASCADE,
  "expiresAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_sessions_by_user ON sign_in_sessions ("userId");

-- A way of proving who one is: a password, or an account at the group's identity provider.
CREATE TABLE sign_in_accounts (
  id text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES sign_in_users ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now(),
  UNIQUE ("providerId", "accountId")
);
CREATE INDEX sign_in_accounts_by_user ON sign_in_accounts ("userId");

CREATE TABLE sign_in_verifications (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_verifications_by_identifier ON sign_in_verifications (identifier);

CREATE TABLE sign_in_second_factors (
  id text PRIMARY KEY,
  secret text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" text NOT NULL REFERENCES sign_in_users ON DELETE CASCADE,
  verified boolean NOT NULL DEFAULT true,
  "failedVerificationCount" integer NOT NULL DEFAULT 0,
  "lockedUntil" timestamptz
);
CREATE INDEX sign_in_second_factors_by_user ON sign_in_second_factors ("userId");

-- Wrong passwords of a name that was typed, known or not: a name waits longer and longer.
CREATE TABLE sign_in_failures (
  username text PRIMARY KEY,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL
);

-- Programs that act for somebody. Only a hash of the token is kept.
CREATE TABLE api_tokens (
  token_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff_id integer NOT NULL REFERENCES staff,
  name text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  rights text[] NOT NULL,
  expires_on date NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  last_used_on date,
  revoked_at timestamptz
);

-- Writes that were done under a key of the caller's: the second request of that key gets the first's answer.
CREATE TABLE idempotency_keys (
  actor text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  -- Null between the commit of what was asked and the keeping of its answer.
  status integer,
  answer text,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (made_at);
