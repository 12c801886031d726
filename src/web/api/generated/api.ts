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
  'GET /customers': {
    params: null
    query: { centre?: number; q?: string; stage?: (("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle")[]) | ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle"); segment?: (("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating")[]) | ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"); level?: (("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed")[]) | ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed"); grade?: (("healthy" | "fair" | "poor" | "critical" | "unknown")[]) | ("healthy" | "fair" | "poor" | "critical" | "unknown"); tier?: (("high" | "medium" | "low" | "unknown")[]) | ("high" | "medium" | "low" | "unknown"); cadence?: (("dormant" | "new" | "high_value" | "active")[]) | ("dormant" | "new" | "high_value" | "active"); r?: number[] | number; f?: number[] | number; m?: number[] | number; vip?: "0" | "1" | "true" | "false"; neglected?: "0" | "1" | "true" | "false"; falseHighValue?: "0" | "1" | "true" | "false"; advisor?: number[] | number; model?: string[] | string; tag?: string[] | string; lastVisitFrom?: string; lastVisitTo?: string; neverVisited?: "0" | "1" | "true" | "false"; warrantyFrom?: string; warrantyTo?: string; ids?: string; sort?: "valueAtRisk" | "totalValue" | "lastVisit" | "health" | "tenure"; order?: "asc" | "desc"; cursor?: string; limit?: number }
    body: null
    reply: { rows: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; warrantyEndsOn: string | null; centre: string | null; advisorId: number | null; advisor: string | null; tags: string[]; stage: ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle") | null; segment: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; r: number | null; f: number | null; m: number | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null; healthScore: number | null; grade: ("healthy" | "fair" | "poor" | "critical") | null; tier: ("high" | "medium" | "low") | null; cadence: ("dormant" | "new" | "high_value" | "active") | null; valueAtRiskFen: number | null; totalFen: number | null; spend24mFen: number | null; visits24m: number | null; tenureMonths: number | null; lastVisitOn: string | null; isVip: boolean | null; isFalseHighValue: boolean | null; isNeglected: boolean | null }[]; next: string | null; count: { atLeast: number; isExact: boolean } }
  }
  'GET /customers/choices': {
    params: null
    query: { centre?: number }
    body: null
    reply: { advisors: { staffId: number; name: string }[]; models: string[]; tags: string[] }
  }
  'POST /uploads': {
    params: null
    query: { name: string }
    body: Blob
    reply: { uploadId: number; fileName: string; bytes: number; state: "received" | "to_try" | "trying" | "tried" | "to_import" | "importing" | "done" | "refused" | "failed"; kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; importId: number | null; madeAt: string; progress: { phase: "reading" | "merging" | "scoring"; amount: number | null } | null; result: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[]; refusal: string | null; isMostlyBad: boolean } | null; reading: { kind?: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; sheet?: string; mapping?: Record<string, string | null>; source?: string; centre?: string; insists?: boolean; emptyClears?: boolean; onUnknown?: "park" | "reject"; asOf?: string }; recognised: { kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; form: { form: "csv"; encoding: string; delimiter: string } | { form: "xlsx"; sheet: string; sheets: string[] } | null; headerRow: number | null; columns: { header: string; column: string | null; samples: string[] }[]; unrecognised: string[]; problem: string | null }; preview: { made: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[]; changed: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[] } | null }
  }
  'GET /uploads': {
    params: null
    query: null
    body: null
    reply: { rows: { uploadId: number; fileName: string; bytes: number; state: "received" | "to_try" | "trying" | "tried" | "to_import" | "importing" | "done" | "refused" | "failed"; kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; importId: number | null; madeAt: string; progress: { phase: "reading" | "merging" | "scoring"; amount: number | null } | null; result: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[]; refusal: string | null; isMostlyBad: boolean } | null }[] }
  }
  'GET /uploads/{uploadId}': {
    params: { uploadId: number }
    query: null
    body: null
    reply: { uploadId: number; fileName: string; bytes: number; state: "received" | "to_try" | "trying" | "tried" | "to_import" | "importing" | "done" | "refused" | "failed"; kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; importId: number | null; madeAt: string; progress: { phase: "reading" | "merging" | "scoring"; amount: number | null } | null; result: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[]; refusal: string | null; isMostlyBad: boolean } | null; reading: { kind?: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; sheet?: string; mapping?: Record<string, string | null>; source?: string; centre?: string; insists?: boolean; emptyClears?: boolean; onUnknown?: "park" | "reject"; asOf?: string }; recognised: { kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; form: { form: "csv"; encoding: string; delimiter: string } | { form: "xlsx"; sheet: string; sheets: string[] } | null; headerRow: number | null; columns: { header: string; column: string | null; samples: string[] }[]; unrecognised: string[]; problem: string | null }; preview: { made: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[]; changed: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[] } | null }
  }
  'PUT /uploads/{uploadId}/reading': {
    params: { uploadId: number }
    query: null
    body: { kind?: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; sheet?: string; mapping?: Record<string, string | null>; source?: string; centre?: string; insists?: boolean; emptyClears?: boolean; onUnknown?: "park" | "reject"; asOf?: string }
    reply: { uploadId: number; fileName: string; bytes: number; state: "received" | "to_try" | "trying" | "tried" | "to_import" | "importing" | "done" | "refused" | "failed"; kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; importId: number | null; madeAt: string; progress: { phase: "reading" | "merging" | "scoring"; amount: number | null } | null; result: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[]; refusal: string | null; isMostlyBad: boolean } | null; reading: { kind?: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; sheet?: string; mapping?: Record<string, string | null>; source?: string; centre?: string; insists?: boolean; emptyClears?: boolean; onUnknown?: "park" | "reject"; asOf?: string }; recognised: { kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; form: { form: "csv"; encoding: string; delimiter: string } | { form: "xlsx"; sheet: string; sheets: string[] } | null; headerRow: number | null; columns: { header: string; column: string | null; samples: string[] }[]; unrecognised: string[]; problem: string | null }; preview: { made: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[]; changed: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[] } | null }
  }
  'POST /uploads/{uploadId}/preview': {
    params: { uploadId: number }
    query: null
    body: null
    reply: { done: true }
  }
  'DELETE /uploads/{uploadId}': {
    params: { uploadId: number }
    query: null
    body: null
    reply: { done: true }
  }
  'POST /imports': {
    params: null
    query: null
    body: { uploadIds: number[] }
    reply: { done: true }
  }
  'GET /imports': {
    params: null
    query: { cursor?: string }
    body: null
    reply: { rows: { importId: number; fileName: string; kind: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; state: "staging" | "staged" | "done" | "refused" | "dropped" | "undone"; counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; asOf: string; by: string; begunAt: string; endedAt: string | null; waiting: number; mayChange: boolean }[]; next: string | null }
  }
  'GET /imports/{importId}': {
    params: { importId: number }
    query: null
    body: null
    reply: { importId: number; fileName: string; kind: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; state: "staging" | "staged" | "done" | "refused" | "dropped" | "undone"; counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; asOf: string; by: string; begunAt: string; endedAt: string | null; waiting: number; mayChange: boolean; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[] }
  }
  'GET /imports/{importId}/rejected': {
    params: { importId: number }
    query: { cursor?: string }
    body: null
    reply: { headers: string[]; rows: { row: number; cells: string[] | null; faults: { column: number | null; reason: string }[] }[]; next: string | null }
  }
  'GET /imports/{importId}/rejected.csv': {
    params: { importId: number }
    query: null
    body: null
    reply: string
  }
  'POST /imports/{importId}/mended-rows': {
    params: { importId: number }
    query: null
    body: { rows: string[][] }
    reply: { uploadId: number }
  }
  'GET /imports/{importId}/undo': {
    params: { importId: number }
    query: null
    body: null
    reply: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; builtOn: { table: string; known: string; importId: number | null }[]; heldBy: number[] }
  }
  'POST /imports/{importId}/undo': {
    params: { importId: number }
    query: null
    body: null
    reply: { done: true }
  }
  'GET /waiting-rows': {
    params: null
    query: null
    body: null
    reply: { rows: { importId: number; fileName: string; kind: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; row: number; customerNo: string | null; orderNo: string | null; vin: string | null }[] }
  }
  'GET /import-kinds': {
    params: null
    query: null
    body: null
    reply: { rows: { kind: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; label: string; columns: { column: string; label: string; isRequired: boolean }[] }[] }
  }
}
