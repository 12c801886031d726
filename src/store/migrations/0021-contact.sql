-- What sending a message needs to know and leaves behind, what programs outside are told, and how much of all contact sells.

ALTER TABLE messages
  -- The day of the customer's own event or due service that began it (spec §3.4); null = none did.
  ADD COLUMN own_service_on date,
  ADD COLUMN is_safety_recall boolean NOT NULL DEFAULT false,
  -- Taken by a sender at that moment: one that never comes back leaves what became of it uncertain.
  ADD COLUMN claimed_at timestamptz,
  -- When the provider took it, or a person sent it by hand.
  ADD COLUMN sent_at timestamptz,
  -- Which of `src/channels` it went by.
  ADD COLUMN carrier text,
  -- The provider's own words for why not. No address is in them.
  ADD COLUMN provider_said text,
  DROP CONSTRAINT messages_state_check,
  -- handed_over: it lies with the advisor, who confirms it.
  ADD CONSTRAINT messages_state_check CHECK (state IN ('waiting', 'sending', 'handed_over', 'sent', 'delivered', 'read',
    'uncertain', 'failed', 'not_sent', 'cancelled'));
CREATE INDEX messages_under_way ON messages (group_id, changed_at) WHERE state IN ('sending', 'handed_over');
CREATE INDEX messages_by_ref ON messages (group_id, provider_ref) WHERE provider_ref IS NOT NULL;

-- Touches of the rolling year that reached somebody, and those of them that sold: of each advisor's customers, and of each
-- centre's (staff_id 0). Counted anew each day.
CREATE TABLE sales_shares (
  group_id integer NOT NULL REFERENCES groups,
  centre_id integer NOT NULL,
  staff_id integer NOT NULL,
  sales integer NOT NULL,
  touches integer NOT NULL,
  counted_on date NOT NULL,
  PRIMARY KEY (group_id, centre_id, staff_id)
);

-- What happened, to be told to a program outside by signed webhook. What is told is looked up when it goes, so that
-- nothing of it is kept here.
CREATE TABLE outgoing_events (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  event_id bigint NOT NULL DEFAULT nextval('act_ids'),
  group_id integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('task_result', 'enrolment_ended', 'message_state')),
  -- Number of the result, enrolment or message.
  subject_id bigint NOT NULL,
  made_at timestamptz NOT NULL,
  not_before timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  provider_said text,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, event_id)
);
CREATE INDEX outgoing_events_to_send ON outgoing_events (group_id, not_before) WHERE state = 'waiting';
