// Made by `node scripts/api.ts`. Not edited by hand.

/** Every address of the API: what it takes and what it replies. */
export interface Routes {
  'GET /welcome': {
    params: null
    query: null
    body: null
    reply: { needsSetUp: boolean; isDemo: boolean; samples: { username: string; password: string; name: string; role: "advisor" | "manager" | "analyst" | "admin" }[]; version: string }
  }
  'POST /session': {
    params: null
    query: null
    body: { username: string; password: string }
    reply: { next: "done" | "code" }
  }
  'POST /session/code': {
    params: null
    query: null
    body: { code: string }
    reply: { next: "done" | "code" }
  }
  'DELETE /session': {
    params: null
    query: null
    body: null
    reply: { done: true }
  }
  'GET /me': {
    params: null
    query: null
    body: null
    reply: { staffId: number; name: string; role: "advisor" | "manager" | "analyst" | "admin"; rights: ("customers.read" | "customers.edit" | "names.read" | "contacts.read" | "money.read" | "figures.read" | "goals.edit" | "imports.read" | "imports.write" | "duplicates.merge" | "records.write" | "exports.write" | "policy.read" | "policy.edit" | "users.edit" | "audit.read" | "backups.manage" | "privacy.manage")[]; mustChangePassword: boolean; group: { groupId: number; name: string; today: string; isDemo: boolean }; centres: { centreId: number; name: string }[]; languages: ("zh" | "en")[] }
  }
  'PUT /me/password': {
    params: null
    query: null
    body: { old: string; password: string }
    reply: { done: true }
  }
  'POST /setup/code': {
    params: null
    query: null
    body: { code: string }
    reply: { done: true; groups: string[] }
  }
  'POST /setup': {
    params: null
    query: null
    body: { code: string; group: string; centres: string[]; administrator: { name: string; username: string; password: string } }
    reply: { groupId: number }
  }
  'GET /users': {
    params: null
    query: null
    body: null
    reply: { rows: { staffId: number; username: string; name: string; role: "advisor" | "manager" | "analyst" | "admin"; centreId: number | null; grantedRights: ("customers.read" | "customers.edit" | "names.read" | "contacts.read" | "money.read" | "figures.read" | "goals.edit" | "imports.read" | "imports.write" | "duplicates.merge" | "records.write" | "exports.write" | "policy.read" | "policy.edit" | "users.edit" | "audit.read" | "backups.manage" | "privacy.manage")[]; hasSecondFactor: boolean; lastSeenAt: string | null; disabledAt: string | null }[]; staffWithout: { staffId: number; name: string; role: "advisor" | "manager" | "analyst" | "admin"; centreId: number | null }[] }
  }
  'POST /users': {
    params: null
    query: null
    body: { username: string; role: "advisor" | "manager" | "analyst" | "admin"; centreId: number | null; who: { staffId: number } | { name: string } }
    reply: { staffId: number; password: string }
  }
  'PATCH /users/{staffId}': {
    params: { staffId: number }
    query: null
    body: { role?: "advisor" | "manager" | "analyst" | "admin"; centreId?: number | null; grantedRights?: ("names.read" | "contacts.read" | "duplicates.merge" | "privacy.manage")[]; isDisabled?: boolean }
    reply: { done: true }
  }
  'POST /users/{staffId}/password': {
    params: { staffId: number }
    query: null
    body: null
    reply: { staffId: number; password: string }
  }
  'GET /tokens': {
    params: null
    query: null
    body: null
    reply: { rows: { tokenId: number; staffId: number; staffName: string; name: string; rights: ("customers.read" | "customers.edit" | "names.read" | "contacts.read" | "money.read" | "figures.read" | "goals.edit" | "imports.read" | "imports.write" | "duplicates.merge" | "records.write" | "exports.write" | "policy.read" | "policy.edit" | "users.edit" | "audit.read" | "backups.manage" | "privacy.manage")[]; expiresOn: string; madeAt: string; lastUsedOn: string | null; revokedAt: string | null }[] }
  }
  'POST /tokens': {
    params: null
    query: null
    body: { staffId: number; name: string; rights: ("customers.read" | "customers.edit" | "names.read" | "contacts.read" | "money.read" | "figures.read" | "goals.edit" | "imports.read" | "imports.write" | "duplicates.merge" | "records.write" | "exports.write" | "policy.read" | "policy.edit" | "users.edit" | "audit.read" | "backups.manage" | "privacy.manage")[]; expiresOn: string }
    reply: { tokenId: number; token: string }
  }
  'DELETE /tokens/{tokenId}': {
    params: { tokenId: number }
    query: null
    body: null
    reply: { done: true }
  }
  'GET /search': {
    params: null
    query: { q: string }
    body: null
    reply: { rows: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; centre: string | null }[]; count: { atLeast: number; isExact: boolean } }
  }
}
