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
  'GET /cockpit': {
    params: null
    query: { centre?: number }
    body: null
    reply: { freshness: { asOf: string | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; since: string | null; customers: { now: number; before: number | null }; stages: { stage: "new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle"; customers: number; before: number | null }[]; segments: { segment: "at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"; customers: number; before: number | null; share: number | null; expected: [number, number] }[]; levels: { level: "none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed"; customers: number; before: number | null; valueAtRiskFen: number | null }[]; attention: { vips: number; falseHighValue: number; neglectedHighValue: number }; actions: { class: "high" | "medium" | "low"; contacts: number; minutes: number; stakeFen: number | null; playbooks: { playbook: string; contacts: number }[] }[]; playbooks: Record<string, { zh: string; en: string }>; goals: { metric: "first_service_show" | "growth_penetration" | "recall" | "survey_index" | "second_service_return" | "vip_satisfaction" | "complaint_response" | "contact_mix" | "visits_per_customer" | "spend_per_visit"; target: number | null; isUsual: boolean; owner: { staffId: number; name: string } | null; value: number | null; base: number; interval: { low: number; high: number } | null; status: "met" | "at_risk" | "missed" | "too_few" | "no_target"; proposals: { playbook: string; label: { zh: string; en: string } }[] }[]; news: { on: string; moves: { what: "stage" | "segment" | "warning" | "recovery"; before: string; after: string; customers: number }[] } }
  }
  'GET /cockpit/movers': {
    params: null
    query: { centre?: number; what: "stage" | "segment" | "warning" | "recovery"; on?: string }
    body: null
    reply: { on: string; rows: { customerId: number; name: string | null; before: string; after: string; valueAtRiskFen: number | null }[] }
  }
  'GET /actions': {
    params: null
    query: { centre?: number; class?: (("high" | "medium" | "low")[]) | ("high" | "medium" | "low"); playbook?: string[] | string; advisor?: number[] | number; role?: "advisor" | "manager"; dueUntil?: string; cursor?: string; limit?: number }
    body: null
    reply: { rows: { customerId: number; actionNo: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; advisor: { staffId: number; name: string } | null; class: "high" | "medium" | "low"; role: "advisor" | "manager"; opensOn: string; dueOn: string; closesOn: string | null; minutes: number; stakeFen: number | null; reasons: { playbook: string; label: { zh: string; en: string }; step: string; class: "high" | "medium" | "low"; dueOn: string; because: { zh: string; en: string } }[] }[]; next: string | null; count: { atLeast: number; isExact: boolean } }
  }
  'GET /actions/overview': {
    params: null
    query: { centre?: number }
    body: null
    reply: { freshness: { asOf: string | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; sums: { class: "high" | "medium" | "low"; playbook: string; advisor: { staffId: number; name: string } | null; role: "advisor" | "manager"; contacts: number; minutes: number; stakeFen: number | null }[]; playbooks: Record<string, { zh: string; en: string }> }
  }
  'GET /segments': {
    params: null
    query: { centre?: number }
    body: null
    reply: { freshness: { asOf: string | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; since: string | null; customers: number; rows: { segment: "at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"; customers: number; before: number | null; share: number | null; expected: [number, number]; spend24mFen: number | null; visits24m: number | null; healthScore: number | null; totalFen: number | null; valueAtRiskFen: number | null }[]; cells: Record<string, number>; neverCame: number; snapshots: string[] }
  }
  'GET /segments/moves': {
    params: null
    query: { centre?: number; from: string; to?: string }
    body: null
    reply: { from: string; to: string; flows: { from: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; to: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; customers: number }[] }
  }
  'GET /retention': {
    params: null
    query: { centre?: number; asOf?: string }
    body: null
    reply: { freshness: { asOf: string | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; asOf: string; within: { d90: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null; rating: ("excellent" | "pass" | "danger") | null }; d180: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; d365: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null; rating: ("excellent" | "pass" | "danger") | null } }; active: { y1: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; y3: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; y5: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null } }; firstServiceShow: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; secondServiceReturn: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; early: { back: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; notBack: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null } }; recall: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; year: { activeCustomers: number; visitsPerCustomer: number | null; rating: ("excellent" | "pass" | "danger") | null; spendFenPerCustomer: number | null; attachShare: number | null }; cohorts: Record<string, Record<string, { of: number; who: number }>>; waiting: { days: number; atRisk: number; events: number; survival: number; low: number; high: number }[]; snapshots: string[] }
  }
  'GET /value': {
    params: null
    query: { centre?: number }
    body: null
    reply: { freshness: { asOf: string | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; method: "formula" | "model"; known: number; unknown: number; totalFen: number; medianFen: number | null; meanFen: number | null; valueAtRiskFen: number; aboveHundredThousand: number; bins: { fromFen: number; toFen: number | null; customers: number }[]; lorenz: { share: number; ofValue: number }[]; concentration: { valueOfTop: number | null; costOfTop: number | null; overlap: number | null }; tiers: { tier: "high" | "medium" | "low" | "unknown"; customers: number; totalFen: number }[]; vips: number; falseHighValue: number; neglectedHighValue: number }
  }
}
