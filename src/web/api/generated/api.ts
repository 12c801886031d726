// Made by `node scripts/api.ts`. Not edited by hand.

import type { Day } from '#domain/calendar.ts'

/** Every address of the API: what it takes and what it replies. */
export interface Routes {
  'GET /welcome': {
    params: null
    query: null
    body: null
    reply: { needsSetUp: boolean; isDemo: boolean; samples: { username: string; password: string; name: string; role: "advisor" | "manager" | "analyst" | "admin" }[]; singleSignOn: string | null; version: string }
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
    reply: { staffId: number; name: string; role: "advisor" | "manager" | "analyst" | "admin"; rights: ("customers.read" | "customers.edit" | "names.read" | "contacts.read" | "money.read" | "figures.read" | "tasks.assign" | "goals.edit" | "imports.read" | "imports.write" | "duplicates.merge" | "records.write" | "exports.write" | "playbooks.read" | "playbooks.edit" | "policy.read" | "policy.edit" | "users.edit" | "audit.read" | "backups.manage" | "privacy.manage")[]; mustChangePassword: boolean; group: { groupId: number; name: string; today: Day; isDemo: boolean }; centres: { centreId: number; name: string }[]; languages: ("zh" | "en")[] }
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
    reply: { rows: { staffId: number; username: string; name: string; role: "advisor" | "manager" | "analyst" | "admin"; centreId: number | null; grantedRights: ("customers.read" | "customers.edit" | "names.read" | "contacts.read" | "money.read" | "figures.read" | "tasks.assign" | "goals.edit" | "imports.read" | "imports.write" | "duplicates.merge" | "records.write" | "exports.write" | "playbooks.read" | "playbooks.edit" | "policy.read" | "policy.edit" | "users.edit" | "audit.read" | "backups.manage" | "privacy.manage")[]; hasSecondFactor: boolean; lastSeenAt: string | null; disabledAt: string | null }[]; staffWithout: { staffId: number; name: string; role: "advisor" | "manager" | "analyst" | "admin"; centreId: number | null }[] }
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
    reply: { rows: { tokenId: number; staffId: number; staffName: string; name: string; rights: ("customers.read" | "customers.edit" | "names.read" | "contacts.read" | "money.read" | "figures.read" | "tasks.assign" | "goals.edit" | "imports.read" | "imports.write" | "duplicates.merge" | "records.write" | "exports.write" | "playbooks.read" | "playbooks.edit" | "policy.read" | "policy.edit" | "users.edit" | "audit.read" | "backups.manage" | "privacy.manage")[]; expiresOn: Day; madeAt: string; lastUsedOn: Day | null; revokedAt: string | null }[] }
  }
  'POST /tokens': {
    params: null
    query: null
    body: { staffId: number; name: string; rights: ("customers.read" | "customers.edit" | "names.read" | "contacts.read" | "money.read" | "figures.read" | "tasks.assign" | "goals.edit" | "imports.read" | "imports.write" | "duplicates.merge" | "records.write" | "exports.write" | "playbooks.read" | "playbooks.edit" | "policy.read" | "policy.edit" | "users.edit" | "audit.read" | "backups.manage" | "privacy.manage")[]; expiresOn: string }
    reply: { tokenId: number; token: string }
  }
  'DELETE /tokens/{tokenId}': {
    params: { tokenId: number }
    query: null
    body: null
    reply: { done: true }
  }
  'GET /me/sign-ins': {
    params: null
    query: null
    body: null
    reply: { username: string; hasSecondFactor: boolean; sessions: { isThis: boolean; startedAt: string; lastUsedAt: string; address: string | null; program: string | null }[] }
  }
  'DELETE /me/sign-ins': {
    params: null
    query: null
    body: null
    reply: { done: true }
  }
  'POST /me/second-factor': {
    params: null
    query: null
    body: { password: string }
    reply: { uri: string; secret: string; backupCodes: string[] }
  }
  'POST /me/second-factor/confirm': {
    params: null
    query: null
    body: { code: string }
    reply: { done: true }
  }
  'DELETE /me/second-factor': {
    params: null
    query: null
    body: { password: string }
    reply: { done: true }
  }
  'GET /calculators': {
    params: null
    query: null
    body: null
    reply: { rows: { calculator: "lifetime-value" | "four-levers" | "attach-rates" | "programme" | "warranty" | "car-options" | "returns" | "two-ways"; label: { zh: string; en: string }; formula: { zh: string; en: string }; inputs: { name: string; label: { zh: string; en: string }; unit: string; min: number | null; max: number | null }[] }[] }
  }
  'POST /calculators/{calculator}': {
    params: { calculator: "lifetime-value" | "four-levers" | "attach-rates" | "programme" | "warranty" | "car-options" | "returns" | "two-ways" }
    query: null
    body: { inputs?: Record<string, number | string> }
    reply: { inputs: Record<string, number | string | number[]>; result: unknown }
  }
  'GET /audit': {
    params: null
    query: { person?: number; action?: "signed-in" | "password-changed" | "second-factor-on" | "second-factor-off" | "sessions-ended" | "user-added" | "user-changed" | "user-reset" | "token-made" | "token-revoked" | "policy-saved" | "playbook-saved" | "playbook-switched" | "shipped-playbook-declined" | "self-check-kept" | "goal-set" | "list-exported" | "advisor-set" | "advisor-set-undone" | "personal-data-given" | "contacts-viewed" | "customer-edited" | "fields-released" | "consent-set" | "consent-released" | "customer-deleted" | "note-written" | "promise-made" | "promise-settled" | "interest-recorded" | "interest-settled" | "preferences-set" | "contact-logged" | "message-sent-again" | "message-marked-sent" | "message-marked-not-sent" | "message-word-taken-back" | "message-cancelled" | "own-task-written" | "own-task-done" | "complaint-opened" | "complaint-changed" | "compensation-granted" | "task-result" | "task-undone" | "task-put-off" | "tasks-assigned" | "absence-set" | "absence-removed" | "import-started" | "import-undone" | "backup-made" | "backup-taken" | "customers-merged" | "customers-split" | "different-people" | "visits-pushed" | "job-started" | "backup-restored"; from?: string; to?: string; cursor?: string }
    body: null
    reply: { rows: { auditId: number; at: string; actor: string; isProgram: boolean; action: string; subject: { kind: "customer" | "staff" | "centre" | "other"; id: string; name: string | null } | null; detail: Record<string, unknown> | null }[]; next: string | null; count: { atLeast: number; isExact: boolean } }
  }
  'GET /audit/file': {
    params: null
    query: { person?: number; action?: "signed-in" | "password-changed" | "second-factor-on" | "second-factor-off" | "sessions-ended" | "user-added" | "user-changed" | "user-reset" | "token-made" | "token-revoked" | "policy-saved" | "playbook-saved" | "playbook-switched" | "shipped-playbook-declined" | "self-check-kept" | "goal-set" | "list-exported" | "advisor-set" | "advisor-set-undone" | "personal-data-given" | "contacts-viewed" | "customer-edited" | "fields-released" | "consent-set" | "consent-released" | "customer-deleted" | "note-written" | "promise-made" | "promise-settled" | "interest-recorded" | "interest-settled" | "preferences-set" | "contact-logged" | "message-sent-again" | "message-marked-sent" | "message-marked-not-sent" | "message-word-taken-back" | "message-cancelled" | "own-task-written" | "own-task-done" | "complaint-opened" | "complaint-changed" | "compensation-granted" | "task-result" | "task-undone" | "task-put-off" | "tasks-assigned" | "absence-set" | "absence-removed" | "import-started" | "import-undone" | "backup-made" | "backup-taken" | "customers-merged" | "customers-split" | "different-people" | "visits-pushed" | "job-started" | "backup-restored"; from?: string; to?: string; language?: "zh" | "en" }
    body: null
    reply: string
  }
  'GET /audit/people': {
    params: null
    query: null
    body: null
    reply: { rows: { staffId: number; name: string }[] }
  }
  'GET /policy': {
    params: null
    query: { centre?: number }
    body: null
    reply: { place: { centreId: number | null; name: string }; version: number; chapters: { group: "windows" | "stage" | "rfm" | "segment" | "cadence" | "health" | "ladder" | "value" | "potential" | "model" | "valueAtRisk" | "serving" | "trust" | "retentionIndex" | "retention" | "serviceDue" | "seasons" | "actions" | "tasks" | "complaint" | "contact" | "sending" | "workingTime"; label: { zh: string; en: string }; settings: { name: string; label: { zh: string; en: string }; kind: "number" | "choice" | "list"; default: number | string | number[]; min: number | null; max: number | null; isWhole: boolean; choices: Record<string, { zh: string; en: string }> | null; groupValue: number | string | number[]; value: number | string | number[]; isOwn: boolean; changed: { at: string; by: string } | null }[] }[] }
  }
  'GET /policy/versions': {
    params: null
    query: { centre?: number }
    body: null
    reply: { rows: { version: number; savedAt: string; savedBy: string; changes: { group: string; name: string; label: { zh: string; en: string } | null; from: (number | string | number[]) | null; to: (number | string | number[]) | null }[] }[] }
  }
  'POST /policy/preview': {
    params: null
    query: { centre?: number }
    body: { changes: Record<string, Record<string, number | string | number[] | null>> }
    reply: { customers: number; changes: { group: string; name: string; label: { zh: string; en: string }; from: number | string | number[]; to: number | string | number[] }[]; moves: { stage: { from: string; to: string; customers: number }[]; segment: { from: string; to: string; customers: number }[]; healthGrade: { from: string; to: string; customers: number }[]; ladder: { from: string; to: string; customers: number }[]; valueTier: { from: string; to: string; customers: number }[] }; valueAtRiskFen: { before: number; after: number } | null; valueAtRiskChange: number | null }
  }
  'PUT /policy': {
    params: null
    query: { centre?: number }
    body: { changes: Record<string, Record<string, number | string | number[] | null>> }
    reply: { version: number }
  }
  'GET /search': {
    params: null
    query: { q: string }
    body: null
    reply: { rows: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; centre: string | null }[]; count: { atLeast: number; isExact: boolean } }
  }
  'GET /customers': {
    params: null
    query: { centre?: number; q?: string; stage?: (("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle")[]) | ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle"); segment?: (("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating")[]) | ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"); level?: (("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed")[]) | ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed"); grade?: (("healthy" | "fair" | "poor" | "critical" | "unknown")[]) | ("healthy" | "fair" | "poor" | "critical" | "unknown"); tier?: (("high" | "medium" | "low" | "unknown")[]) | ("high" | "medium" | "low" | "unknown"); cadence?: (("dormant" | "new" | "high_value" | "active")[]) | ("dormant" | "new" | "high_value" | "active"); r?: number[] | number; f?: number[] | number; m?: number[] | number; vip?: "0" | "1" | "true" | "false"; neglected?: "0" | "1" | "true" | "false"; falseHighValue?: "0" | "1" | "true" | "false"; advisor?: number[] | number; model?: string[] | string; tag?: string[] | string; stood?: string[] | string; totalFromFen?: number; totalBelowFen?: number; firstVisitTo?: string; cameAgainWithin?: number; lastVisitFrom?: string; lastVisitTo?: string; neverVisited?: "0" | "1" | "true" | "false"; warrantyFrom?: string; warrantyTo?: string; ids?: string; except?: string; sort?: "valueAtRisk" | "totalValue" | "lastVisit" | "health" | "tenure" | "-valueAtRisk" | "-totalValue" | "-lastVisit" | "-health" | "-tenure"; cursor?: string; limit?: number }
    body: null
    reply: { rows: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; warrantyEndsOn: Day | null; centre: string | null; advisorId: number | null; advisor: string | null; tags: string[]; stage: ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle") | null; segment: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; r: number | null; f: number | null; m: number | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null; healthScore: number | null; grade: ("healthy" | "fair" | "poor" | "critical") | null; tier: ("high" | "medium" | "low") | null; cadence: ("dormant" | "new" | "high_value" | "active") | null; valueAtRiskFen: number | null; totalFen: number | null; spend24mFen: number | null; visits24m: number | null; tenureMonths: number | null; lastVisitOn: Day | null; isVip: boolean | null; isFalseHighValue: boolean | null; isNeglected: boolean | null }[]; next: string | null; count: { atLeast: number; isExact: boolean } }
  }
  'GET /customers/choices': {
    params: null
    query: { centre?: number }
    body: null
    reply: { advisors: { staffId: number; name: string }[]; centres: { centreId: number; name: string }[]; models: string[]; tags: string[]; freshness: { asOf: Day | null; computedAt: string | null; hasFailed: boolean } }
  }
  'GET /customers/export': {
    params: null
    query: { centre?: number; q?: string; stage?: (("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle")[]) | ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle"); segment?: (("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating")[]) | ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"); level?: (("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed")[]) | ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed"); grade?: (("healthy" | "fair" | "poor" | "critical" | "unknown")[]) | ("healthy" | "fair" | "poor" | "critical" | "unknown"); tier?: (("high" | "medium" | "low" | "unknown")[]) | ("high" | "medium" | "low" | "unknown"); cadence?: (("dormant" | "new" | "high_value" | "active")[]) | ("dormant" | "new" | "high_value" | "active"); r?: number[] | number; f?: number[] | number; m?: number[] | number; vip?: "0" | "1" | "true" | "false"; neglected?: "0" | "1" | "true" | "false"; falseHighValue?: "0" | "1" | "true" | "false"; advisor?: number[] | number; model?: string[] | string; tag?: string[] | string; stood?: string[] | string; totalFromFen?: number; totalBelowFen?: number; firstVisitTo?: string; cameAgainWithin?: number; lastVisitFrom?: string; lastVisitTo?: string; neverVisited?: "0" | "1" | "true" | "false"; warrantyFrom?: string; warrantyTo?: string; ids?: string; except?: string; sort?: "valueAtRisk" | "totalValue" | "lastVisit" | "health" | "tenure" | "-valueAtRisk" | "-totalValue" | "-lastVisit" | "-health" | "-tenure"; format: "csv" | "xlsx"; columns?: string; lang?: "zh" | "en" }
    body: null
    reply: string
  }
  'GET /exports': {
    params: null
    query: null
    body: null
    reply: { rows: { exportId: number; list: "customers" | "actions" | "audit"; rows: number | null; written: number; state: "running" | "done" | "broken"; endedAt: string | null }[] }
  }
  'PUT /customers/advisors': {
    params: null
    query: null
    body: { changes: { advisorId: number | null; isHeld: boolean; customerIds: number[] }[] }
    reply: { before: { advisorId: number | null; isHeld: boolean; customerIds: number[] }[] }
  }
  'POST /advisor-changes': {
    params: null
    query: { centre?: number; q?: string; stage?: (("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle")[]) | ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle"); segment?: (("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating")[]) | ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"); level?: (("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed")[]) | ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed"); grade?: (("healthy" | "fair" | "poor" | "critical" | "unknown")[]) | ("healthy" | "fair" | "poor" | "critical" | "unknown"); tier?: (("high" | "medium" | "low" | "unknown")[]) | ("high" | "medium" | "low" | "unknown"); cadence?: (("dormant" | "new" | "high_value" | "active")[]) | ("dormant" | "new" | "high_value" | "active"); r?: number[] | number; f?: number[] | number; m?: number[] | number; vip?: "0" | "1" | "true" | "false"; neglected?: "0" | "1" | "true" | "false"; falseHighValue?: "0" | "1" | "true" | "false"; advisor?: number[] | number; model?: string[] | string; tag?: string[] | string; stood?: string[] | string; totalFromFen?: number; totalBelowFen?: number; firstVisitTo?: string; cameAgainWithin?: number; lastVisitFrom?: string; lastVisitTo?: string; neverVisited?: "0" | "1" | "true" | "false"; warrantyFrom?: string; warrantyTo?: string; ids?: string; except?: string }
    body: { advisorId: number }
    reply: { changeId: number; matching: number; changed: number }
  }
  'DELETE /advisor-changes/{changeId}': {
    params: { changeId: number }
    query: null
    body: null
    reply: { changed: number; back: number }
  }
  'GET /views': {
    params: null
    query: { list: "customers" | "actions" | "imports" | "audit" }
    body: null
    reply: { rows: { name: string; search: string }[]; columns: string[] | null }
  }
  'PUT /views': {
    params: null
    query: null
    body: { list: "customers" | "actions" | "imports" | "audit"; name: string; search: string }
    reply: { done: true }
  }
  'DELETE /views': {
    params: null
    query: { list: "customers" | "actions" | "imports" | "audit"; name: string }
    body: null
    reply: { done: true }
  }
  'PUT /views/columns': {
    params: null
    query: null
    body: { list: "customers" | "actions" | "imports" | "audit"; columns: string[] }
    reply: { done: true }
  }
  'GET /customers/{customerId}': {
    params: { customerId: number }
    query: null
    body: null
    reply: { customerId: number; isVisitor: boolean; mayEdit: boolean; person: { customerNo: string; otherNumbers: string[]; name: string | null; phoneMasked: string | null; otherPhonesMasked: string[]; hasWechat: boolean; hasEmail: boolean; hasAddress: boolean; gender: ("male" | "female") | null; birthdayOn: Day | null; city: string | null; centreId: number | null; centre: string | null; advisorId: number | null; advisor: string | null; tags: string[]; isVipByHand: boolean; doNotContact: boolean; held: string[]; isDeleted: boolean }; cars: { carId: string; vinMasked: string; plate: string | null; model: string | null; trim: string | null; color: string | null; deliveredOn: Day | null; warrantyEndsOn: Day | null; batteryWarrantyEndsOn: Day | null; ownedFrom: Day; ownedTo: Day | null; soldOn: Day | null; mileageKm: number | null; mileageOn: Day | null; held: string[] }[]; household: { name: string; relation: string; birthdayOn: Day | null; customerId: number | null }[]; householdValue: { customers: number; valued: number; realisedFen: number; potentialFen: number; totalFen: number; lowFen: number | null; highFen: number | null } | null; consents: { channel: "any" | "phone" | "wechat" | "sms" | "app" | "email"; purpose: "service" | "care" | "marketing"; state: "granted" | "refused"; since: Day | null; how: string | null; isHeld: boolean }[]; preferences: { times: ("weekday_morning" | "weekday_afternoon" | "weekday_evening" | "weekend_morning" | "weekend_afternoon" | "weekend_evening")[]; channel: ("phone" | "wechat" | "sms" | "app" | "email") | null; priceSensitivity: ("low" | "medium" | "high") | null; wants: ("loaner" | "pick_up" | "quick_pick_up" | "detailed_explanation" | "same_advisor" | "wait_on_site" | "car_wash")[]; drink: string | null; mainUse: ("commute" | "business" | "family" | "ride_hailing") | null } | null; promises: { dueOn: Day; text: string; madeBy: string | null }[]; interests: { interestId: number; text: string; recordedOn: Day }[]; tasks: { taskId: number; dueOn: Day; text: string; forStaff: string | null }[]; keyEvents: { noteId: number; on: Day; text: string; by: string | null }[]; lastContact: { on: Day; channel: ("phone" | "wechat" | "sms" | "app" | "email" | "in_person") | null; result: ("reached" | "delivered" | "read" | "replied" | "booked" | "callback" | "declined" | "no_answer" | "bounced" | "failed" | "wrong_number" | "do_not_contact") | null } | null; lastWords: { on: Day; text: string } | null; appointments: { on: Day; kind: string | null }[]; recommendations: { item: string; state: "green" | "yellow" | "red"; dueOn: Day | null; dueMileageKm: number | null; priceFen: number | null }[]; actions: { class: "high" | "medium" | "low"; opensOn: Day; dueOn: Day; minutes: number; stakeFen: number | null; reasons: { playbook: string; label: { zh: string; en: string }; because: { zh: string; en: string }; became: { state: "open" | "put_off" | "done" | "closed" | "under_way" | "not_begun" | "holdout"; who: string | null; on: Day | null; until: string | null; why: { zh: string; en: string } | null } | null }[] }[]; scores: { asOf: Day; ageMonths: number | null; stage: "new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle"; segment: "at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"; r: number | null; f: number | null; m: number | null; level: "none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed"; levelSince: Day | null; overdue: number | null; expectedIntervalDays: number | null; pActive: number | null; lapseOn: Day | null; fitId: number | null; health: { score: number | null; grade: ("healthy" | "fair" | "poor" | "critical") | null; coverage: number; parts: Record<string, number | null> }; tenureMonths: number | null; visitsTotal: number; visits24m: number; lastVisitOn: Day | null; spend24mFen: number | null; realisedFen: number | null; potentialFen: number | null; potentialLowFen: number | null; potentialHighFen: number | null; totalFen: number | null; method: "model" | "formula"; tier: ("high" | "medium" | "low") | null; valueAtRiskFen: number | null; isVip: boolean; isFalseHighValue: boolean | null; isNeglected: boolean | null; cadence: ("dormant" | "new" | "high_value" | "active") | null; reasons: Record<string, { value: string | number | boolean | null; rule: string; inputs: Record<string, unknown>; thresholds: Record<string, unknown>; wouldChange: Record<string, unknown>[] }> } | null; outlook: { fitId: number; fitAsOf: Day; cohort: { zh: string; en: string } | null; pActive: number; chanceWithinYear: number; intervalDays: number; intervalFromDays: number; intervalToDays: number; overdue: number; dueOn: Day; nextVisit: { fromOn: Day; medianOn: Day; toOn: Day }; lapseOn: Day | null; visits: { monthsAhead: number; expected: number; low: number; high: number }; activeCurve: { on: Day; pActive: number }[]; value: { potentialFen: number; lowFen: number; highFen: number; marginPerVisitFen: number; points: { months: number; on: Day; expectedFen: number; lowFen: number; highFen: number }[] } | null } | null }
  }
  'GET /customers/{customerId}/timeline': {
    params: { customerId: number }
    query: { kind?: (("visit" | "survey" | "complaint" | "touch" | "app" | "note" | "key_event" | "promise" | "interest" | "task" | "referral" | "change" | "message")[]) | ("visit" | "survey" | "complaint" | "touch" | "app" | "note" | "key_event" | "promise" | "interest" | "task" | "referral" | "change" | "message"); cursor?: string; limit?: number }
    body: null
    reply: { rows: { kind: "visit" | "survey" | "complaint" | "touch" | "app" | "note" | "key_event" | "promise" | "interest" | "task" | "referral" | "change" | "message"; on: Day; key: string; what: Record<string, unknown> }[]; next: string | null }
  }
  'GET /customers/{customerId}/contact-permission': {
    params: { customerId: number }
    query: null
    body: null
    reply: { at: string; answers: { channel: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; purpose: "value" | "service" | "sales"; may: boolean; obstacles: { because: "do_not_contact" | "refused" | "not_granted" | "holdout" | "no_address" | "bounced" | "repeated_content" | "sales_share_customer" | "sales_share_advisor" | "sales_share_centre" | "public_holiday" | "quiet_hours" | "cadence" | "own_service" | "household"; label: { zh: string; en: string }; until: string | null }[] }[]; ownService: { channel: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; purpose: "value" | "service" | "sales"; may: boolean; obstacles: { because: "do_not_contact" | "refused" | "not_granted" | "holdout" | "no_address" | "bounced" | "repeated_content" | "sales_share_customer" | "sales_share_advisor" | "sales_share_centre" | "public_holiday" | "quiet_hours" | "cadence" | "own_service" | "household"; label: { zh: string; en: string }; until: string | null }[] }[]; warnings: ("customer" | "advisor" | "centre")[]; zone: string; isDeleted: boolean }
  }
  'POST /customers/{customerId}/contact-views': {
    params: { customerId: number }
    query: null
    body: { reason: "call" | "look" }
    reply: { phone: string | null; otherPhones: string[]; wechat: string | null; email: string | null; address: string | null; vins: { carId: string; vin: string }[] }
  }
  'GET /customers/{customerId}/personal-data': {
    params: { customerId: number }
    query: null
    body: null
    reply: string
  }
  'DELETE /customers/{customerId}/personal-data': {
    params: { customerId: number }
    query: null
    body: null
    reply: { deletedOn: Day }
  }
  'PATCH /customers/{customerId}': {
    params: { customerId: number }
    query: null
    body: { name?: string; phone?: string | null; otherPhones?: string[]; wechat?: string | null; email?: string | null; gender?: ("male" | "female") | null; birthdayOn?: string | null; city?: string | null; address?: string | null; centreId?: number | null; advisorId?: number | null; tags?: string[]; isVipByHand?: boolean; doNotContact?: boolean }
    reply: { done: true }
  }
  'PATCH /customers/{customerId}/cars/{carId}': {
    params: { customerId: number; carId: string }
    query: null
    body: { plate?: string | null; model?: string | null; trim?: string | null; color?: string | null; deliveredOn?: string | null; warrantyEndsOn?: string | null; batteryWarrantyEndsOn?: string | null; soldOn?: string | null }
    reply: { done: true }
  }
  'POST /customers/{customerId}/released-fields': {
    params: { customerId: number }
    query: null
    body: { fields: ("name" | "phone" | "otherPhones" | "wechat" | "email" | "gender" | "birthdayOn" | "city" | "address" | "centreId" | "advisorId" | "tags" | "isVipByHand" | "doNotContact" | "plate" | "model" | "trim" | "color" | "deliveredOn" | "warrantyEndsOn" | "batteryWarrantyEndsOn" | "soldOn")[]; carId?: string }
    reply: { done: true }
  }
  'PUT /customers/{customerId}/consents': {
    params: { customerId: number }
    query: null
    body: { channel: "any" | "phone" | "wechat" | "sms" | "app" | "email"; purpose: "service" | "care" | "marketing"; state: "granted" | "refused"; how: string }
    reply: { done: true }
  }
  'POST /customers/{customerId}/released-consents': {
    params: { customerId: number }
    query: null
    body: { channel: "any" | "phone" | "wechat" | "sms" | "app" | "email"; purpose: "service" | "care" | "marketing" }
    reply: { done: true }
  }
  'POST /customers/{customerId}/notes': {
    params: { customerId: number }
    query: null
    body: { kind: "note" | "key_event"; on?: string; text: string }
    reply: { id: number | null }
  }
  'POST /customers/{customerId}/promises': {
    params: { customerId: number }
    query: null
    body: { dueOn: string; text: string }
    reply: { id: number | null }
  }
  'PUT /customers/{customerId}/promises': {
    params: { customerId: number }
    query: null
    body: { dueOn: string; text: string; state: "open" | "kept" | "broken" | "withdrawn" }
    reply: { id: number | null }
  }
  'POST /customers/{customerId}/interests': {
    params: { customerId: number }
    query: null
    body: { text: string }
    reply: { id: number | null }
  }
  'PUT /customers/{customerId}/interests/{interestId}': {
    params: { customerId: number; interestId: number }
    query: null
    body: { state: "open" | "booked" | "declined" }
    reply: { id: number | null }
  }
  'PUT /customers/{customerId}/preferences': {
    params: { customerId: number }
    query: null
    body: { times: ("weekday_morning" | "weekday_afternoon" | "weekday_evening" | "weekend_morning" | "weekend_afternoon" | "weekend_evening")[]; channel: ("phone" | "wechat" | "sms" | "app" | "email") | null; priceSensitivity: ("low" | "medium" | "high") | null; wants: ("loaner" | "pick_up" | "quick_pick_up" | "detailed_explanation" | "same_advisor" | "wait_on_site" | "car_wash")[]; drink: string | null; mainUse: ("commute" | "business" | "family" | "ride_hailing") | null }
    reply: { id: number | null }
  }
  'POST /customers/{customerId}/contacts': {
    params: { customerId: number }
    query: null
    body: { on?: string; channel: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; direction: "in" | "out"; purpose: ("value" | "service" | "sales") | null; result: "reached" | "delivered" | "read" | "replied" | "booked" | "callback" | "declined" | "no_answer" | "bounced" | "failed" | "wrong_number" | "do_not_contact"; note: string | null }
    reply: { id: number | null }
  }
  'POST /customers/{customerId}/tasks': {
    params: { customerId: number }
    query: null
    body: { dueOn: string; text: string; forStaffId?: number | null }
    reply: { id: number | null }
  }
  'POST /customers/{customerId}/tasks/{taskId}/end': {
    params: { customerId: number; taskId: number }
    query: null
    body: null
    reply: { id: number | null }
  }
  'POST /uploads': {
    params: null
    query: { name: string }
    body: Blob
    reply: { uploadId: number; fileName: string; bytes: number; state: "received" | "to_try" | "trying" | "tried" | "to_import" | "importing" | "done" | "refused" | "failed"; kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; importId: number | null; madeAt: string; progress: { phase: "reading" | "merging" | "scoring"; rows: number | null; share: number | null } | null; result: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[]; refusal: string | null; isMostlyBad: boolean } | null; reading: { kind?: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; sheet?: string; mapping?: Record<string, string | null>; source?: string; centre?: string; insists?: boolean; emptyClears?: boolean; onUnknown?: "park" | "reject"; asOf?: Day }; recognised: { kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; form: { form: "csv"; encoding: string; delimiter: string } | { form: "xlsx"; sheet: string; sheets: string[] } | null; headerRow: number | null; columns: { header: string; column: string | null; samples: string[] }[]; unrecognised: string[]; problem: string | null }; preview: { made: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[]; changed: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[] } | null }
  }
  'GET /uploads': {
    params: null
    query: null
    body: null
    reply: { rows: { uploadId: number; fileName: string; bytes: number; state: "received" | "to_try" | "trying" | "tried" | "to_import" | "importing" | "done" | "refused" | "failed"; kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; importId: number | null; madeAt: string; progress: { phase: "reading" | "merging" | "scoring"; rows: number | null; share: number | null } | null; result: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[]; refusal: string | null; isMostlyBad: boolean } | null }[] }
  }
  'GET /uploads/{uploadId}': {
    params: { uploadId: number }
    query: null
    body: null
    reply: { uploadId: number; fileName: string; bytes: number; state: "received" | "to_try" | "trying" | "tried" | "to_import" | "importing" | "done" | "refused" | "failed"; kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; importId: number | null; madeAt: string; progress: { phase: "reading" | "merging" | "scoring"; rows: number | null; share: number | null } | null; result: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[]; refusal: string | null; isMostlyBad: boolean } | null; reading: { kind?: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; sheet?: string; mapping?: Record<string, string | null>; source?: string; centre?: string; insists?: boolean; emptyClears?: boolean; onUnknown?: "park" | "reject"; asOf?: Day }; recognised: { kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; form: { form: "csv"; encoding: string; delimiter: string } | { form: "xlsx"; sheet: string; sheets: string[] } | null; headerRow: number | null; columns: { header: string; column: string | null; samples: string[] }[]; unrecognised: string[]; problem: string | null }; preview: { made: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[]; changed: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[] } | null }
  }
  'PUT /uploads/{uploadId}/reading': {
    params: { uploadId: number }
    query: null
    body: { kind?: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; sheet?: string; mapping?: Record<string, string | null>; source?: string; centre?: string; insists?: boolean; emptyClears?: boolean; onUnknown?: "park" | "reject"; asOf?: string }
    reply: { uploadId: number; fileName: string; bytes: number; state: "received" | "to_try" | "trying" | "tried" | "to_import" | "importing" | "done" | "refused" | "failed"; kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; importId: number | null; madeAt: string; progress: { phase: "reading" | "merging" | "scoring"; rows: number | null; share: number | null } | null; result: { counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[]; refusal: string | null; isMostlyBad: boolean } | null; reading: { kind?: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; sheet?: string; mapping?: Record<string, string | null>; source?: string; centre?: string; insists?: boolean; emptyClears?: boolean; onUnknown?: "park" | "reject"; asOf?: Day }; recognised: { kind: ("repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household") | null; form: { form: "csv"; encoding: string; delimiter: string } | { form: "xlsx"; sheet: string; sheets: string[] } | null; headerRow: number | null; columns: { header: string; column: string | null; samples: string[] }[]; unrecognised: string[]; problem: string | null }; preview: { made: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[]; changed: { table: string; known: Record<string, string>; fields: { field: string; before: string | null; after: string | null }[] }[] } | null }
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
    reply: { rows: { importId: number; fileName: string; kind: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; state: "staging" | "staged" | "done" | "refused" | "dropped" | "undone"; counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; mended: number; asOf: Day; by: string; begunAt: string; endedAt: string | null; waiting: number; mayChange: boolean }[]; next: string | null }
  }
  'GET /imports/{importId}': {
    params: { importId: number }
    query: null
    body: null
    reply: { importId: number; fileName: string; kind: "repair_orders" | "customers" | "vehicles" | "visits" | "visit_lines" | "surveys" | "complaints" | "app_activity" | "touches" | "referrals" | "staff" | "promises" | "recommendations" | "appointments" | "household"; state: "staging" | "staged" | "done" | "refused" | "dropped" | "undone"; counts: { rows: number; made: number; changed: number; unchanged: number; rejected: number; parked: number; flagged: number; takenUp: number } | null; mended: number; asOf: Day; by: string; begunAt: string; endedAt: string | null; waiting: number; mayChange: boolean; faults: { row: number; sentence: string }[]; flags: { row: number; sentence: string }[] }
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
    body: { rows: { row: number; cells: string[] }[] }
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
    reply: { freshness: { asOf: Day | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; since: Day | null; rulesChanged: (("windows" | "stage" | "rfm" | "segment" | "cadence" | "health" | "ladder" | "value" | "potential" | "model" | "valueAtRisk" | "serving" | "trust" | "retentionIndex" | "retention" | "serviceDue" | "seasons" | "actions" | "tasks" | "complaint" | "contact" | "sending" | "workingTime")[]) | null; customers: { now: number; before: number | null }; stages: { stage: "new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle"; customers: number; before: number | null }[]; segments: { segment: "at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"; customers: number; before: number | null; share: number | null; expected: [number, number] }[]; levels: { level: "none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed"; customers: number; before: number | null; valueAtRiskFen: number | null }[]; today: { complaints: { open: number; breached: number; warning: number }; overdueTasks: number; doneTasks: number }; attention: { vips: number; falseHighValue: number; neglectedHighValue: number }; actions: { class: "high" | "medium" | "low"; contacts: number; minutes: number; stakeFen: number | null; playbooks: { playbook: string; contacts: number }[] }[]; playbooks: Record<string, { zh: string; en: string }>; goals: { metric: "first_service_show" | "growth_penetration" | "recall" | "survey_index" | "second_service_return" | "vip_satisfaction" | "complaint_response" | "contact_mix" | "visits_per_customer" | "spend_per_visit"; target: number | null; isUsual: boolean; owner: { staffId: number; name: string } | null; value: number | null; base: number; interval: { low: number; high: number } | null; status: "met" | "at_risk" | "missed" | "too_few" | "no_target"; proposals: { playbook: string; label: { zh: string; en: string } }[] }[]; news: { on: Day; moves: { what: "stage" | "segment" | "warning" | "recovery"; before: string; after: string; customers: number }[] } }
  }
  'GET /cockpit/movers': {
    params: null
    query: { centre?: number; what: "stage" | "segment" | "warning" | "recovery"; on?: string }
    body: null
    reply: { on: Day; rows: { customerId: number; name: string | null; before: string; after: string; valueAtRiskFen: number | null }[] }
  }
  'GET /actions': {
    params: null
    query: { centre?: number; class?: (("high" | "medium" | "low")[]) | ("high" | "medium" | "low"); playbook?: string[] | string; advisor?: number[] | number; role?: "advisor" | "manager"; dueUntil?: string; cursor?: string; limit?: number }
    body: null
    reply: { rows: { customerId: number; actionNo: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; advisor: { staffId: number; name: string } | null; class: "high" | "medium" | "low"; role: "advisor" | "manager"; opensOn: Day; dueOn: Day; closesOn: Day | null; minutes: number; stakeFen: number | null; reasons: { playbook: string; label: { zh: string; en: string }; step: string; class: "high" | "medium" | "low"; dueOn: Day; because: { zh: string; en: string }; became: { state: "open" | "put_off" | "done" | "closed" | "under_way" | "not_begun" | "holdout"; who: string | null; on: Day | null; until: string | null; why: { zh: string; en: string } | null } | null }[] }[]; next: string | null; count: { atLeast: number; isExact: boolean } }
  }
  'GET /actions/overview': {
    params: null
    query: { centre?: number }
    body: null
    reply: { freshness: { asOf: Day | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; sums: { class: "high" | "medium" | "low"; playbook: string; advisor: { staffId: number; name: string } | null; role: "advisor" | "manager"; contacts: number; minutes: number; stakeFen: number | null }[]; playbooks: Record<string, { zh: string; en: string }> }
  }
  'GET /actions/plan': {
    params: null
    query: { centre?: number }
    body: null
    reply: { people: { staffId: number; name: string; role: "advisor" | "manager" | "analyst" | "admin"; capacityMinutes: number; contacts: number; minutes: number; days: { on: Day; contacts: number; minutes: number; overCapacity: number }[]; notThisWeek: number }[]; nobodys: number }
  }
  'GET /actions/export': {
    params: null
    query: { centre?: number; class?: (("high" | "medium" | "low")[]) | ("high" | "medium" | "low"); playbook?: string[] | string; advisor?: number[] | number; role?: "advisor" | "manager"; dueUntil?: string; format: "csv" | "xlsx"; lang?: "zh" | "en" }
    body: null
    reply: string
  }
  'GET /worklist': {
    params: null
    query: { staff?: number; tab?: "today" | "overdue" | "later" | "done" }
    body: null
    reply: { staff: { staffId: number; name: string; role: "advisor" | "manager" | "analyst" | "admin"; centreId: number | null }; today: Day; now: string; counts: { today: number; overdue: number; later: number; done: number }; progress: { capacityMinutes: number; workedMinutes: number; plannedMinutes: number; overCapacity: number; booked: number }; rows: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; stage: ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle") | null; segment: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null; healthScore: number | null; tier: ("high" | "medium" | "low") | null; isVip: boolean; taskId: number; staff: { staffId: number; name: string } | null; lentBy: { staffId: number; name: string } | null; class: "high" | "medium" | "low"; role: "advisor" | "manager"; opensOn: Day; dueOn: Day; closesOn: Day | null; dueAt: string | null; warnAt: string | null; isOverdue: boolean; isOverCapacity: boolean; because: ("capacity" | "not_yet" | "already_today" | "too_late" | "day_off" | "snooze" | "callback" | "no_answer") | null; waitsUntil: string | null; putOff: ("snooze" | "callback" | "no_answer") | null; minutes: number; stakeFen: number | null; chance: number; attempts: number; lastAttemptAt: string | null; lastResultId: number | null; reasons: { reasonId: number; playbook: string | null; label: { zh: string; en: string }; step: string | null; class: "high" | "medium" | "low"; dueOn: Day; because: { zh: string; en: string } | null }[]; message: { messageId: number; body: string | null; mayNotSend: { zh: string; en: string } | null; isReported: boolean } | null }[]; done: { customerId: number; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; stage: ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle") | null; segment: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null; healthScore: number | null; tier: ("high" | "medium" | "low") | null; isVip: boolean; resultId: number; at: string; result: "reached" | "no_answer" | "booked" | "callback" | "declined" | "wrong_number" | "do_not_contact"; note: string | null; minutes: number; callbackAt: string | null; undoUntil: string | null; reasons: { reasonId: number; playbook: string | null; label: { zh: string; en: string } }[] }[] }
  }
  'GET /tasks/{taskId}': {
    params: { taskId: number }
    query: null
    body: null
    reply: { task: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; stage: ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle") | null; segment: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null; healthScore: number | null; tier: ("high" | "medium" | "low") | null; isVip: boolean; taskId: number; staff: { staffId: number; name: string } | null; lentBy: { staffId: number; name: string } | null; class: "high" | "medium" | "low"; role: "advisor" | "manager"; opensOn: Day; dueOn: Day; closesOn: Day | null; dueAt: string | null; warnAt: string | null; isOverdue: boolean; isOverCapacity: boolean; because: ("capacity" | "not_yet" | "already_today" | "too_late" | "day_off" | "snooze" | "callback" | "no_answer") | null; waitsUntil: string | null; putOff: ("snooze" | "callback" | "no_answer") | null; minutes: number; stakeFen: number | null; chance: number; attempts: number; lastAttemptAt: string | null; lastResultId: number | null; reasons: { reasonId: number; playbook: string | null; label: { zh: string; en: string }; step: string | null; class: "high" | "medium" | "low"; dueOn: Day; because: { zh: string; en: string } | null }[]; message: { messageId: number; body: string | null; mayNotSend: { zh: string; en: string } | null; isReported: boolean } | null }; contact: { mayCall: boolean; obstacles: { label: { zh: string; en: string }; until: string | null }[] }; centre: string | null; advisor: string | null; tags: string[]; doNotContact: boolean; cars: { carId: string; vinMasked: string; plate: string | null; model: string | null; trim: string | null; color: string | null; deliveredOn: Day | null; warrantyEndsOn: Day | null; batteryWarrantyEndsOn: Day | null; ownedFrom: Day; ownedTo: Day | null; soldOn: Day | null; mileageKm: number | null; mileageOn: Day | null; held: string[] }[]; preferences: { times: ("weekday_morning" | "weekday_afternoon" | "weekday_evening" | "weekend_morning" | "weekend_afternoon" | "weekend_evening")[]; channel: ("phone" | "wechat" | "sms" | "app" | "email") | null; priceSensitivity: ("low" | "medium" | "high") | null; wants: ("loaner" | "pick_up" | "quick_pick_up" | "detailed_explanation" | "same_advisor" | "wait_on_site" | "car_wash")[]; drink: string | null; mainUse: ("commute" | "business" | "family" | "ride_hailing") | null } | null; promises: { dueOn: Day; text: string; madeBy: string | null }[]; keyEvents: { noteId: number; on: Day; text: string; by: string | null }[]; lastContact: { on: Day; channel: ("phone" | "wechat" | "sms" | "app" | "email" | "in_person") | null; result: ("reached" | "delivered" | "read" | "replied" | "booked" | "callback" | "declined" | "no_answer" | "bounced" | "failed" | "wrong_number" | "do_not_contact") | null } | null; lastWords: { on: Day; text: string } | null; appointments: { on: Day; kind: string | null }[]; recommendations: { item: string; state: "green" | "yellow" | "red"; dueOn: Day | null; dueMileageKm: number | null; priceFen: number | null }[]; help: { reasonId: number; playbook: string; about: { zh: string; en: string }; script: { zh: string; en: string } | null; checklist: { zh: string; en: string }[]; objections: { says: { zh: string; en: string }; answer: { zh: string; en: string } }[]; message: { channel: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; text: { zh: string; en: string } } | null; stakeSource: "value_at_risk" | "potential" | "visit_margin" | "item_margin" | "stated"; chance: { value: number; benchmark: { zh: string; en: string } | null; benchmarkValue: number; benchmarkTouches: number; touched: number; succeeded: number } }[]; tried: { resultId: number; at: string; result: "reached" | "no_answer" | "booked" | "callback" | "declined" | "wrong_number" | "do_not_contact"; note: string | null; by: string | null; undoUntil: string | null }[] }
  }
  'POST /tasks/{taskId}/results': {
    params: { taskId: number }
    query: null
    body: { result: "reached" | "no_answer" | "booked" | "callback" | "declined" | "wrong_number" | "do_not_contact"; channel?: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; note?: string | null; mood?: ("good" | "neutral" | "bad") | null; overDelivery?: ("ready_early_and_washed" | "fault_on_video" | "old_parts_shown" | "health_report" | "answer_with_guide" | "surprise_upgrade" | "hidden_problem_solved" | "preference_remembered" | "faster_than_promised") | null; churnReason?: ("service" | "price" | "distance" | "car_replaced" | "competition" | "no_time" | "other") | null; callbackAt?: string | null; seenResultId?: number | null }
    reply: { resultId: number; undoUntil: string; comesBackAt: string | null }
  }
  'DELETE /tasks/{taskId}/results/{resultId}': {
    params: { taskId: number; resultId: number }
    query: null
    body: null
    reply: { done: true }
  }
  'PUT /tasks/{taskId}/rest': {
    params: { taskId: number }
    query: null
    body: { until: string | null }
    reply: { waitsUntil: string | null }
  }
  'PUT /tasks/owners': {
    params: null
    query: null
    body: { changes: { staffId: number | null; reasonIds: number[] }[] }
    reply: { before: { staffId: number | null; reasonIds: number[] }[] }
  }
  'GET /absences': {
    params: null
    query: null
    body: null
    reply: { rows: { staffId: number; name: string; fromOn: Day; toOn: Day }[]; mayEdit: boolean }
  }
  'PUT /absences': {
    params: null
    query: null
    body: { staffId: number; fromOn: string; toOn: string }
    reply: { lent: { staffId: number | null; name: string | null; tasks: number }[] }
  }
  'DELETE /absences/{staffId}/{fromOn}': {
    params: { staffId: number; fromOn: string }
    query: null
    body: null
    reply: { done: true }
  }
  'GET /board': {
    params: null
    query: { centre?: number }
    body: null
    reply: { today: Day; now: string; centreId: number; people: { staffId: number; name: string; role: "advisor" | "manager" | "analyst" | "admin"; awayUntil: Day | null; counts: { today: number; overdue: number; later: number; done: number }; progress: { capacityMinutes: number; workedMinutes: number; plannedMinutes: number; overCapacity: number; booked: number }; rows: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; stage: ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle") | null; segment: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null; healthScore: number | null; tier: ("high" | "medium" | "low") | null; isVip: boolean; taskId: number; staff: { staffId: number; name: string } | null; lentBy: { staffId: number; name: string } | null; class: "high" | "medium" | "low"; role: "advisor" | "manager"; opensOn: Day; dueOn: Day; closesOn: Day | null; dueAt: string | null; warnAt: string | null; isOverdue: boolean; isOverCapacity: boolean; because: ("capacity" | "not_yet" | "already_today" | "too_late" | "day_off" | "snooze" | "callback" | "no_answer") | null; waitsUntil: string | null; putOff: ("snooze" | "callback" | "no_answer") | null; minutes: number; stakeFen: number | null; chance: number; attempts: number; lastAttemptAt: string | null; lastResultId: number | null; reasons: { reasonId: number; playbook: string | null; label: { zh: string; en: string }; step: string | null; class: "high" | "medium" | "low"; dueOn: Day; because: { zh: string; en: string } | null }[]; message: { messageId: number; body: string | null; mayNotSend: { zh: string; en: string } | null; isReported: boolean } | null }[]; clocks: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; stage: ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle") | null; segment: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null; healthScore: number | null; tier: ("high" | "medium" | "low") | null; isVip: boolean; taskId: number; staff: { staffId: number; name: string } | null; lentBy: { staffId: number; name: string } | null; class: "high" | "medium" | "low"; role: "advisor" | "manager"; opensOn: Day; dueOn: Day; closesOn: Day | null; dueAt: string | null; warnAt: string | null; isOverdue: boolean; isOverCapacity: boolean; because: ("capacity" | "not_yet" | "already_today" | "too_late" | "day_off" | "snooze" | "callback" | "no_answer") | null; waitsUntil: string | null; putOff: ("snooze" | "callback" | "no_answer") | null; minutes: number; stakeFen: number | null; chance: number; attempts: number; lastAttemptAt: string | null; lastResultId: number | null; reasons: { reasonId: number; playbook: string | null; label: { zh: string; en: string }; step: string | null; class: "high" | "medium" | "low"; dueOn: Day; because: { zh: string; en: string } | null }[]; message: { messageId: number; body: string | null; mayNotSend: { zh: string; en: string } | null; isReported: boolean } | null }[] }[]; nobodys: { tasks: number; minutes: number; overdue: number; rows: { customerId: number; customerNo: string; name: string | null; phoneMasked: string | null; plate: string | null; model: string | null; stage: ("new" | "activation" | "growth" | "mature" | "decline" | "no_vehicle") | null; segment: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null; healthScore: number | null; tier: ("high" | "medium" | "low") | null; isVip: boolean; taskId: number; staff: { staffId: number; name: string } | null; lentBy: { staffId: number; name: string } | null; class: "high" | "medium" | "low"; role: "advisor" | "manager"; opensOn: Day; dueOn: Day; closesOn: Day | null; dueAt: string | null; warnAt: string | null; isOverdue: boolean; isOverCapacity: boolean; because: ("capacity" | "not_yet" | "already_today" | "too_late" | "day_off" | "snooze" | "callback" | "no_answer") | null; waitsUntil: string | null; putOff: ("snooze" | "callback" | "no_answer") | null; minutes: number; stakeFen: number | null; chance: number; attempts: number; lastAttemptAt: string | null; lastResultId: number | null; reasons: { reasonId: number; playbook: string | null; label: { zh: string; en: string }; step: string | null; class: "high" | "medium" | "low"; dueOn: Day; because: { zh: string; en: string } | null }[]; message: { messageId: number; body: string | null; mayNotSend: { zh: string; en: string } | null; isReported: boolean } | null }[] } }
  }
  'GET /segments': {
    params: null
    query: { centre?: number }
    body: null
    reply: { freshness: { asOf: Day | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; since: Day | null; rulesChanged: (("windows" | "stage" | "rfm" | "segment" | "cadence" | "health" | "ladder" | "value" | "potential" | "model" | "valueAtRisk" | "serving" | "trust" | "retentionIndex" | "retention" | "serviceDue" | "seasons" | "actions" | "tasks" | "complaint" | "contact" | "sending" | "workingTime")[]) | null; customers: number; rows: { segment: "at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"; customers: number; before: number | null; share: number | null; expected: [number, number]; spend24mFen: number | null; visits24m: number | null; healthScore: number | null; totalFen: number | null; valueAtRiskFen: number | null }[]; cells: Record<string, number>; neverCame: number; playbooks: Record<string, { zh: string; en: string }>; snapshots: Day[] }
  }
  'GET /segments/moves': {
    params: null
    query: { centre?: number; from: string; to?: string }
    body: null
    reply: { from: Day; to: Day; rulesChanged: (("windows" | "stage" | "rfm" | "segment" | "cadence" | "health" | "ladder" | "value" | "potential" | "model" | "valueAtRisk" | "serving" | "trust" | "retentionIndex" | "retention" | "serviceDue" | "seasons" | "actions" | "tasks" | "complaint" | "contact" | "sending" | "workingTime")[]) | null; flows: { from: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; to: ("at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating") | null; customers: number }[] }
  }
  'GET /retention': {
    params: null
    query: { centre?: number; asOf?: string }
    body: null
    reply: { freshness: { asOf: Day | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; asOf: Day; within: { d90: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null; rating: ("excellent" | "pass" | "danger") | null }; d180: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; d365: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null; rating: ("excellent" | "pass" | "danger") | null } }; active: { y1: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; y3: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; y5: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null } }; firstServiceShow: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; secondServiceReturn: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; early: { back: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; notBack: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null } }; recall: { of: number; who: number; share: number | null; interval: { low: number; high: number } | null }; year: { activeCustomers: number; visitsPerCustomer: number | null; rating: ("excellent" | "pass" | "danger") | null; spendFenPerCustomer: number | null; attachShare: number | null }; cohorts: Record<string, Record<string, { of: number; who: number }>>; waiting: { days: number; atRisk: number; events: number; survival: number; low: number; high: number }[]; snapshots: Day[] }
  }
  'GET /value': {
    params: null
    query: { centre?: number }
    body: null
    reply: { freshness: { asOf: Day | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; method: "formula" | "model"; known: number; unknown: number; totalFen: number; medianFen: number | null; meanFen: number | null; valueAtRiskFen: number; aboveHundredThousand: number; bins: { fromFen: number; toFen: number | null; customers: number }[]; lorenz: { share: number; ofValue: number }[]; concentration: { valueOfTop: number | null; costOfTop: number | null; overlap: number | null }; tiers: { tier: "high" | "medium" | "low" | "unknown"; customers: number; totalFen: number }[]; vips: number; falseHighValue: number; neglectedHighValue: number }
  }
  'GET /value/fit': {
    params: null
    query: null
    body: null
    reply: { method: "model" | "formula"; fit: { fitId: number; asOf: Day; fittedAt: string; customers: number; rows: number; seconds: number; logLikelihood: number; members: { model: string; label: { zh: string; en: string }; k: number | null; share: number; logLikelihood: number; iterations: number; parameters: { name: string; value: number; standardError: number | null; low: number | null; high: number | null }[] }[]; spend: { by: "gamma-gamma" | "frequency"; because: { zh: string; en: string }; customers: number; meanFen: number | null; parameters: { name: string; value: number; standardError: number | null; low: number | null; high: number | null }[]; byFrequency: { repeats: number; orMore: boolean; customers: number; marginFen: number | null }[]; correlation: { pearson: number; spearman: number } | null }; warnings: { code: string; sentence: { zh: string; en: string } }[]; trust: { zh: string; en: string }[] } | null; refusal: { code: string; sentence: { zh: string; en: string }; asOf: Day; triedAt: string } | null; holdout: { calibrationEndOn: Day; untilOn: Day; customers: number; crps: number; brier: number; logLoss: number; mae: number; totalError: number | null; rmse: number; auc: number | null; expectedVisits: number; actualVisits: number } | null; calibration: { customers: number; foretold: number; happened: number; low: number; high: number }[]; tracking: { until: Day; expected: number; actual: number; expectedSum: number; actualSum: number }[]; comparison: { name: string; label: { zh: string; en: string }; k: number | null; share: number | null; customers: number; crps: number; brier: number; logLoss: number; mae: number; totalError: number | null; against: { crps: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" }; brier: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" }; logLoss: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" } } | null }[]; cohorts: { by: "use" | "model"; label: { zh: string; en: string }; customers: number; fault: { zh: string; en: string } | null; against: { crps: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" }; brier: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" }; logLoss: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" } } | null; isKept: boolean }[]; checks: { fitId: number; fitAsOf: Day; untilOn: Day; isWorse: boolean; customers: number; crps: number; brier: number; logLoss: number; mae: number; totalError: number | null; againstLater: { crps: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" }; brier: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" }; logLoss: { mean: number; low: number; high: number; verdict: "better" | "worse" | "open" } }; calibration: { customers: number; foretold: number; happened: number; low: number; high: number }[] }[] }
  }
  'GET /centres': {
    params: null
    query: null
    body: null
    reply: { freshness: { asOf: Day | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; centres: { centreId: number; name: string; asOf: Day | null; customers: number; rulesChanged: (("windows" | "stage" | "rfm" | "segment" | "cadence" | "health" | "ladder" | "value" | "potential" | "model" | "valueAtRisk" | "serving" | "trust" | "retentionIndex" | "retention" | "serviceDue" | "seasons" | "actions" | "tasks" | "complaint" | "contact" | "sending" | "workingTime")[]) | null; meanTotal: { fen: number | null; base: number; interval: { low: number; high: number } | null; isTooFew: boolean }; valueAtRiskFen: number | null; metrics: { metric: "first_service_show" | "growth_penetration" | "recall" | "survey_index" | "second_service_return" | "vip_satisfaction" | "complaint_response" | "contact_mix" | "visits_per_customer" | "spend_per_visit"; value: number | null; before: number | null; base: number; interval: { low: number; high: number } | null; isTooFew: boolean }[] }[] }
  }
  'GET /goals': {
    params: null
    query: { centre?: number; month?: string }
    body: null
    reply: { freshness: { asOf: Day | null; computedAt: string | null; hasFailed: boolean; isBehind: boolean }; month: string; goals: { metric: "first_service_show" | "growth_penetration" | "recall" | "survey_index" | "second_service_return" | "vip_satisfaction" | "complaint_response" | "contact_mix" | "visits_per_customer" | "spend_per_visit"; target: number | null; isUsual: boolean; owner: { staffId: number; name: string } | null; value: number | null; base: number; interval: { low: number; high: number } | null; status: "met" | "at_risk" | "missed" | "too_few" | "no_target"; proposals: { playbook: string; label: { zh: string; en: string } }[] }[]; mayEdit: boolean; owners: { staffId: number; name: string }[] }
  }
  'PUT /goals/{month}': {
    params: { month: string }
    query: { centre?: number }
    body: { goals: { metric: "first_service_show" | "growth_penetration" | "recall" | "survey_index" | "second_service_return" | "vip_satisfaction" | "complaint_response" | "contact_mix" | "visits_per_customer" | "spend_per_visit"; target: number; ownerStaffId: number | null }[] }
    reply: { done: true }
  }
  'GET /self-checks': {
    params: null
    query: { centre?: number; month?: string }
    body: null
    reply: { month: string; parts: { reason: "price" | "service" | "convenience" | "relationship" | "competition"; score: number | null; note: string; ownerStaffId: number | null; dueOn: Day | null; trend: ("better" | "worse" | "same") | null; history: { month: string; score: number | null }[] }[]; funnel: Record<string, number>; changed: { by: string; at: string } | null; owners: { staffId: number; name: string }[] }
  }
  'PUT /self-checks/{month}': {
    params: { month: string }
    query: { centre?: number }
    body: { parts: Record<string, { score: number | null; note: string; ownerStaffId: number | null; dueOn: string | null }>; funnel: Record<string, number> }
    reply: { done: true }
  }
  'GET /jobs': {
    params: null
    query: null
    body: null
    reply: { isRunning: boolean; hasFailed: boolean; rows: { job: "daily-backup" | "refit-models" | "nightly-scores" | "monthly-snapshot" | "learn-chances" | "settle-absences" | "backup-check" | "work-playbooks" | "send-messages" | "watch-complaints" | "erase-uploads" | "forget-keys"; label: string; nextAt: string | null; retryAt: string | null; lastGoodAt: string | null; hasFailed: boolean; runs: { begunAt: string; endedAt: string | null; problem: string | null }[] }[] }
  }
  'GET /playbooks': {
    params: null
    query: null
    body: null
    reply: { rows: { id: string; label: { zh: string; en: string }; about: { zh: string; en: string } | null; class: ("high" | "medium" | "low") | null; version: number; isActive: boolean; canBeRead: boolean; changedAt: string; changedBy: string; live: number; holdout: number; isOffered: boolean }[]; mayEdit: boolean }
  }
  'POST /playbooks/check': {
    params: null
    query: null
    body: { source: string }
    reply: { faults: { line: number; column: number; problem: { zh: string; en: string }; expected: { zh: string; en: string } | null; nearest: string | null }[] }
  }
  'POST /playbooks/simulate': {
    params: null
    query: null
    body: { source: string; on?: string }
    reply: { faults: { line: number; column: number; problem: { zh: string; en: string }; expected: { zh: string; en: string } | null; nearest: string | null }[]; simulation: { on: Day; customers: number; enrolments: number; out: { because: "entered_before" | "holdout" | "do_not_contact" | "all_cars_sold" | "deceased" | "under_way"; n: number }[]; advisor: { tasks: number; minutes: number }; manager: { tasks: number; minutes: number }; dueInAWeek: number; automaticInstead: number; messages: number; escalations: number; vouchers: number; workFen: number; voucherFen: number; expectedFen: number; heldBack: { because: "do_not_contact" | "refused" | "not_granted" | "holdout" | "no_address" | "bounced" | "repeated_content" | "sales_share_customer" | "sales_share_advisor" | "sales_share_centre" | "public_holiday" | "quiet_hours" | "cadence" | "own_service" | "household"; n: number }[]; overlaps: { playbookId: string; n: number }[]; examples: { customerId: number; customerNo: string; because: { zh: string; en: string } | null }[] } | null }
  }
  'POST /playbooks': {
    params: null
    query: null
    body: { source: string; saw?: number }
    reply: { id: string; version: number }
  }
  'GET /playbooks/{playbookId}': {
    params: { playbookId: string }
    query: null
    body: null
    reply: { id: string; label: { zh: string; en: string }; version: number; isActive: boolean; mayEdit: boolean; source: string; steps: { id: string; kind: "task" | "message" | "wait" | "branch" | "offer" | "set" | "escalate"; says: { zh: string; en: string } | null }[]; live: { version: number; stepId: string | null; live: number; paused: number }[]; versions: { version: number; savedAt: string; savedBy: string }[]; offered: { digest: string; lines: { kind: "gone" | "new" | "same"; text: string; line: number }[] } | null }
  }
  'GET /playbooks/{playbookId}/enrolments': {
    params: { playbookId: string }
    query: { step?: string }
    body: null
    reply: { isComplete: boolean; rows: { customerId: number; customerNo: string; name: string | null; enrolmentId: number; version: number; stepId: string | null; enteredAt: string; dueAt: string | null; isPaused: boolean }[] }
  }
  'PUT /playbooks/{playbookId}/active': {
    params: { playbookId: string }
    query: null
    body: { isActive: boolean }
    reply: { isActive: boolean }
  }
  'POST /playbooks/{playbookId}/offer': {
    params: { playbookId: string }
    query: null
    body: { digest: string; isTaken: boolean }
    reply: { done: true }
  }
  'GET /customers/{customerId}/enrolments': {
    params: { customerId: number }
    query: null
    body: null
    reply: { rows: { enrolmentId: number; playbookId: string; playbook: { zh: string; en: string }; version: number; triggerOn: Day; enteredAt: string; enteredBy: string | null; stepId: string | null; dueAt: string | null; isPaused: boolean; endedAt: string | null; ending: string | null; because: { zh: string; en: string } | null; entries: { entryNo: number; at: string; kind: string; says: { zh: string; en: string }; stepId: string | null; by: string | null; because: { zh: string; en: string } | null; nextStepId: string | null; nextAt: string | null }[] }[]; passedOver: { playbookId: string; playbook: { zh: string; en: string }; triggerOn: Day; state: string; because: { zh: string; en: string } | null }[] }
  }
  'POST /customers/{customerId}/enrolments': {
    params: { customerId: number }
    query: null
    body: { playbookId: string }
    reply: { enrolmentId: number }
  }
  'POST /customers/{customerId}/enrolments/{enrolmentId}/changes': {
    params: { customerId: number; enrolmentId: number }
    query: null
    body: { do: "pause" | "resume" | "release" }
    reply: { done: true }
  }
  'GET /outcomes': {
    params: null
    query: { centre?: number; from?: string; to?: string }
    body: null
    reply: { from: Day; to: Day; total: { touched: number; came: { of: number; who: number }; interval: { low: number; high: number } | null; credited: number; attempts: number; reached: number; booked: number; minutes: number; costFen: number | null; returnFen: number | null }; byPlaybook: { touched: number; came: { of: number; who: number }; interval: { low: number; high: number } | null; credited: number; attempts: number; reached: number; booked: number; minutes: number; costFen: number | null; returnFen: number | null; playbookId: string; label: { zh: string; en: string }; class: ("high" | "medium" | "low") | null; benchmark: { low: number; high: number } | null; firstAction: { of: number; within72h: number; late: number; medianHours: number | null } | null; holdout: { enrolled: { of: number; who: number }; held: { of: number; who: number }; difference: number | null; interval: { low: number; high: number } | null; verdict: "helps" | "harms" | "open" | "too_few" } | null }[]; byLevel: { touched: number; came: { of: number; who: number }; interval: { low: number; high: number } | null; credited: number; attempts: number; reached: number; booked: number; minutes: number; costFen: number | null; returnFen: number | null; level: ("none" | "l1" | "l2" | "l3" | "high" | "win_back" | "lapsed") | null }[]; byAdvisor: { touched: number; came: { of: number; who: number }; interval: { low: number; high: number } | null; credited: number; attempts: number; reached: number; booked: number; minutes: number; costFen: number | null; returnFen: number | null; advisor: { staffId: number; name: string } | null }[] }
  }
  'GET /reviews/{month}': {
    params: { month: string }
    query: { centre?: number }
    body: null
    reply: { from: Day; to: Day; between: { from: Day; to: Day | null } | null; total: { touched: number; came: { of: number; who: number }; interval: { low: number; high: number } | null; credited: number; attempts: number; reached: number; booked: number; minutes: number; costFen: number | null; returnFen: number | null }; segments: { segment: "at_risk" | "champions" | "loyal" | "potential_loyalists" | "new_customers" | "lost" | "average" | "hibernating"; before: number; after: number; came: { of: number; who: number }; rose: { of: number; who: number }; fell: { of: number; who: number }; playbooks: { playbookId: string; touched: number; came: { of: number; who: number } }[] }[]; worked: { touched: number; came: { of: number; who: number }; interval: { low: number; high: number } | null; credited: number; attempts: number; reached: number; booked: number; minutes: number; costFen: number | null; returnFen: number | null; playbookId: string; label: { zh: string; en: string }; benchmark: { low: number; high: number } | null; verdict: ("helps" | "harms" | "open" | "too_few") | null; proposals: ("switch_off" | "rework" | "extend" | "sooner" | "other_hours" | "costly")[] }[]; didNot: { touched: number; came: { of: number; who: number }; interval: { low: number; high: number } | null; credited: number; attempts: number; reached: number; booked: number; minutes: number; costFen: number | null; returnFen: number | null; playbookId: string; label: { zh: string; en: string }; benchmark: { low: number; high: number } | null; verdict: ("helps" | "harms" | "open" | "too_few") | null; proposals: ("switch_off" | "rework" | "extend" | "sooner" | "other_hours" | "costly")[] }[]; open: { touched: number; came: { of: number; who: number }; interval: { low: number; high: number } | null; credited: number; attempts: number; reached: number; booked: number; minutes: number; costFen: number | null; returnFen: number | null; playbookId: string; label: { zh: string; en: string }; benchmark: { low: number; high: number } | null; verdict: ("helps" | "harms" | "open" | "too_few") | null; proposals: ("switch_off" | "rework" | "extend" | "sooner" | "other_hours" | "costly")[] }[] }
  }
  'GET /reviews/{month}/export': {
    params: { month: string }
    query: { centre?: number; format: "csv" | "xlsx"; lang?: "zh" | "en" }
    body: null
    reply: string
  }
  'GET /complaints': {
    params: null
    query: { centre?: number; state?: "open" | "settled" }
    body: null
    reply: { now: string; isComplete: boolean; rows: { customerId: number; sourceId: number; complaintNo: string; customerNo: string; customerName: string | null; openedAt: string; severity: ("low" | "medium" | "high" | "critical") | null; reason: string | null; channel: ("phone" | "wechat" | "sms" | "app" | "email" | "in_person") | null; owner: { staffId: number; name: string } | null; rootCause: ("price" | "waiting" | "attitude" | "quality" | "moved_or_sold" | "other") | null; compensationFen: number | null; wantedCompensationFen: number | null; repeats: number; response: { dueAt: string; warnAt: string; gone: number; state: "running" | "warning" | "breached" | "met" | "missed" }; resolution: { dueAt: string; warnAt: string; gone: number; state: "running" | "warning" | "breached" | "met" | "missed" } }[]; causes: { cause: ("price" | "waiting" | "attitude" | "quality" | "moved_or_sold" | "other") | null; n: number; reference: number | null }[] }
  }
  'GET /complaints/{customerId}/{sourceId}/{complaintNo}': {
    params: { customerId: number; sourceId: number; complaintNo: string }
    query: null
    body: null
    reply: { customerId: number; sourceId: number; complaintNo: string; customerNo: string; customerName: string | null; openedAt: string; severity: ("low" | "medium" | "high" | "critical") | null; reason: string | null; channel: ("phone" | "wechat" | "sms" | "app" | "email" | "in_person") | null; owner: { staffId: number; name: string } | null; rootCause: ("price" | "waiting" | "attitude" | "quality" | "moved_or_sold" | "other") | null; compensationFen: number | null; wantedCompensationFen: number | null; repeats: number; response: { dueAt: string; warnAt: string; gone: number; state: "running" | "warning" | "breached" | "met" | "missed" }; resolution: { dueAt: string; warnAt: string; gone: number; state: "running" | "warning" | "breached" | "met" | "missed" }; text: string | null; orderNo: string | null; mayWork: boolean; grantsUpToFen: number; entries: { at: string; kind: string; by: string | null; text: string | null; amountFen: number | null }[]; others: { sourceId: number; complaintNo: string; openedAt: string; reason: string | null }[] }
  }
  'POST /customers/{customerId}/complaints': {
    params: { customerId: number }
    query: null
    body: { channel: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; severity: "low" | "medium" | "high" | "critical"; reason: string; text: string | null; orderNo: string | null; ownerStaffId: number | null }
    reply: { customerId: number; sourceId: number; complaintNo: string }
  }
  'POST /complaints/{customerId}/{sourceId}/{complaintNo}/steps': {
    params: { customerId: number; sourceId: number; complaintNo: string }
    query: null
    body: { do: "respond"; text: string } | { do: "note"; text: string } | { do: "assign"; ownerStaffId: number | null } | { do: "grade"; severity: "low" | "medium" | "high" | "critical" } | { do: "compensate"; amountFen: number; text: string } | { do: "decide"; isGranted: boolean; text: string | null } | { do: "resolve"; rootCause: "price" | "waiting" | "attitude" | "quality" | "moved_or_sold" | "other"; text: string } | { do: "reopen"; text: string }
    reply: { done: true }
  }
  'POST /jobs/{job}/runs': {
    params: { job: "daily-backup" | "refit-models" | "nightly-scores" | "monthly-snapshot" | "learn-chances" | "settle-absences" | "backup-check" | "work-playbooks" | "send-messages" | "watch-complaints" | "erase-uploads" | "forget-keys" }
    query: null
    body: null
    reply: { job: string }
  }
  'GET /backups': {
    params: null
    query: null
    body: null
    reply: { rows: { name: string; bytes: number; madeAt: string; isBeforeUpgrade: boolean; isDaily: boolean }[]; folder: string; lastCheck: { at: string; problem: string | null } | null; restoreCommand: string }
  }
  'POST /backups': {
    params: null
    query: null
    body: null
    reply: { name: string; bytes: number; rows: number }
  }
  'GET /backups/{name}': {
    params: { name: string }
    query: null
    body: null
    reply: string
  }
  'GET /duplicates': {
    params: null
    query: null
    body: null
    reply: { pairs: { sides: { customerId: number; customerNo: string; source: string; homeCentreId: number | null; person: Record<string, string | null>; tags: string[]; doNotContact: boolean; consents: { channel: string; purpose: string; state: "granted" | "refused" }[]; cars: { vin: string; plate: string | null; model: string | null }[]; visits: number; firstVisitOn: Day | null; lastVisitOn: Day | null }[]; differing: ("name" | "phone" | "wechat" | "email" | "gender" | "birthday" | "city" | "address")[] }[]; hasMore: boolean; merges: { mergeId: number; keptId: number; keptNo: string; keptName: string | null; mergedNo: string; mergedAt: string; splitUntilOn: Day }[] }
  }
  'POST /merges': {
    params: null
    query: null
    body: { keptId: number; mergedId: number; taken?: ("name" | "phone" | "wechat" | "email" | "gender" | "birthday" | "city" | "address")[] }
    reply: { mergeId: number }
  }
  'DELETE /merges/{mergeId}': {
    params: { mergeId: number }
    query: null
    body: null
    reply: { done: true }
  }
  'POST /different-people': {
    params: null
    query: null
    body: { one: number; other: number }
    reply: { done: true }
  }
  'POST /visits': {
    params: null
    query: null
    body: { source?: string; visits: { order_no?: string | number; vin?: string | number; customer_no?: string | number; centre?: string | number; check_in?: string | number; check_out?: string | number; mileage?: string | number; kind?: string | number; advisor?: string | number; paid?: string | number; status?: string | number; promised?: string | number; waiting_minutes?: string | number; advisor_minutes?: string | number; bay_minutes?: string | number }[] }
    reply: { importId: number | null; results: { state: "taken" | "waiting" | "rejected"; reasons: string[] }[] }
  }
  'GET /messages': {
    params: null
    query: { state?: (("waiting" | "sending" | "handed_over" | "sent" | "delivered" | "read" | "uncertain" | "failed" | "not_sent" | "cancelled")[]) | ("waiting" | "sending" | "handed_over" | "sent" | "delivered" | "read" | "uncertain" | "failed" | "not_sent" | "cancelled"); channel?: (("phone" | "wechat" | "sms" | "app" | "email" | "in_person")[]) | ("phone" | "wechat" | "sms" | "app" | "email" | "in_person"); customer?: number; cursor?: string }
    body: null
    reply: { rows: { messageId: number; customerId: number; name: string | null; channel: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; purpose: "value" | "service" | "sales"; playbookId: string | null; subject: string | null; body: string | null; state: "waiting" | "sending" | "handed_over" | "sent" | "delivered" | "read" | "uncertain" | "failed" | "not_sent" | "cancelled"; because: string | null; why: { zh: string; en: string } | null; providerSaid: string | null; carrier: string | null; madeAt: string; notBefore: string; changedAt: string; attempts: number; mayBecome: ("waiting" | "sent" | "not_sent" | "cancelled" | "handed_over")[] }[]; next: string | null; carriers: { channel: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; id: string; label: { zh: string; en: string } }[]; counts: Record<string, number> }
  }
  'PUT /messages/{messageId}/state': {
    params: { messageId: number }
    query: null
    body: { state: "waiting" | "sent" | "not_sent" | "cancelled" | "handed_over" }
    reply: { messageId: number; customerId: number; name: string | null; channel: "phone" | "wechat" | "sms" | "app" | "email" | "in_person"; purpose: "value" | "service" | "sales"; playbookId: string | null; subject: string | null; body: string | null; state: "waiting" | "sending" | "handed_over" | "sent" | "delivered" | "read" | "uncertain" | "failed" | "not_sent" | "cancelled"; because: string | null; why: { zh: string; en: string } | null; providerSaid: string | null; carrier: string | null; madeAt: string; notBefore: string; changedAt: string; attempts: number; mayBecome: ("waiting" | "sent" | "not_sent" | "cancelled" | "handed_over")[] }
  }
  'POST /inbound/{channel}': {
    params: null
    query: null
    body: { events: { kind: "receipt"; ref: string; state: "delivered" | "read" | "bounced" | "failed"; said?: string } | { kind: "message"; id: string; from: string; text: string; at: string }[] }
    reply: { taken: number; unknown: number }
  }
}
