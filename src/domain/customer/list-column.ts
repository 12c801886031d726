import type { Label } from '#domain/label.ts'

/** What a list of customers can show of each; the same on the screen and in a file. */
export const customerColumnLabels = {
  customerNo: { zh: '客户编号', en: 'Customer no.' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机', en: 'Phone' },
  plate: { zh: '车牌', en: 'Plate' },
  model: { zh: '车型', en: 'Model' },
  stage: { zh: '生命周期', en: 'Stage' },
  segment: { zh: '客群', en: 'Segment' },
  level: { zh: '流失预警', en: 'Warning' },
  health: { zh: '健康度', en: 'Health' },
  grade: { zh: '健康等级', en: 'Health grade' },
  tier: { zh: '价值分层', en: 'Value tier' },
  valueAtRisk: { zh: '风险价值', en: 'Value at risk' },
  totalValue: { zh: '终身价值', en: 'Lifetime value' },
  spend24m: { zh: '近 24 个月消费', en: 'Spend, 24 months' },
  visits24m: { zh: '近 24 个月到店', en: 'Visits, 24 months' },
  lastVisit: { zh: '上次到店', en: 'Last visit' },
  tenure: { zh: '客户年限（月）', en: 'Tenure, months' },
  rfm: { zh: 'RFM', en: 'RFM' },
  cadence: { zh: '联系分组', en: 'Contact group' },
  vip: { zh: 'VIP', en: 'VIP' },
  advisor: { zh: '服务顾问', en: 'Advisor' },
  centre: { zh: '服务中心', en: 'Centre' },
  warrantyEnds: { zh: '质保到期', en: 'Warranty ends' },
  tags: { zh: '标签', en: 'Tags' },
} as const satisfies Record<string, Label>

export type CustomerColumn = keyof typeof customerColumnLabels

export const customerColumns = Object.keys(customerColumnLabels) as [CustomerColumn, ...CustomerColumn[]]

/** Those that tell of a customer's money. */
export const moneyColumns: ReadonlySet<CustomerColumn> = new Set([
  'tier',
  'valueAtRisk',
  'totalValue',
  'spend24m',
  'rfm',
  'cadence',
] as const)

/** What a list shows until somebody chooses otherwise; who sees no names tells customers apart by their number. */
export function usualColumns(seesNames: boolean): readonly CustomerColumn[] {
  return seesNames ? usual : usual.map((column) => (column === 'plate' ? 'customerNo' : column))
}

const usual: readonly CustomerColumn[] = [
  'name',
  'plate',
  'model',
  'stage',
  'segment',
  'level',
  'health',
  'valueAtRisk',
  'totalValue',
  'lastVisit',
  'advisor',
]
