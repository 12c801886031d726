import type { Label } from '#domain/label.ts'

/** What is refused of complaints; see faults.ts. */
export const complaintFaults = {
  'unknown-complaint': { status: 404, zh: '没有这条投诉', en: 'there is no such complaint' },
  'complaint-settled': {
    status: 409,
    zh: '这条投诉已经结案；要继续处理请先重新打开',
    en: 'this complaint is settled; open it again to go on with it',
  },
  'complaint-open': { status: 409, zh: '这条投诉还没有结案', en: 'this complaint is not settled yet' },
  'nothing-to-decide': {
    status: 409,
    zh: '没有等待批准的补偿，可能同事已经处理',
    en: 'no compensation waits for a decision; a colleague may have made it',
  },
  'beyond-your-limit': {
    status: 403,
    zh: '补偿金额超出您的批准上限，请由经理或上级批准',
    en: 'the compensation is beyond what you may grant: a manager or somebody above has to',
  },
} as const satisfies Record<string, Label & { readonly status: number }>
