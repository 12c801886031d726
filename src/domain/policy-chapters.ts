import type { Label } from '#domain/label.ts'
import type { PolicyGroup } from '#domain/policy.ts'

/** What the groups of settings are about: the chapters of the settings screen, in its order. */
export const policyChapterLabels = {
  windows: { zh: '统计窗口', en: 'Windows' },
  stage: { zh: '生命周期阶段', en: 'Lifecycle stages' },
  rfm: { zh: 'RFM 评分', en: 'RFM scores' },
  segment: { zh: '客户分群', en: 'Segments' },
  cadence: { zh: '进店节奏', en: 'Visit cadence' },
  health: { zh: '健康度', en: 'Health score' },
  ladder: { zh: '流失预警', en: 'Churn warnings' },
  value: { zh: '终身价值与层级', en: 'Lifetime value and tiers' },
  potential: { zh: '潜在价值公式', en: 'Potential value' },
  model: { zh: '价值模型', en: 'Value model' },
  valueAtRisk: { zh: '风险价值', en: 'Value at risk' },
  serving: { zh: '服务成本', en: 'Cost to serve' },
  trust: { zh: '信任度', en: 'Trust' },
  retentionIndex: { zh: '留存指数', en: 'Retention index' },
  retention: { zh: '留存评级', en: 'Retention ratings' },
  serviceDue: { zh: '保养到期', en: 'Service due' },
  seasons: { zh: '季节', en: 'Seasons' },
  actions: { zh: '本周行动与产能', en: 'Actions and capacity' },
  tasks: { zh: '任务与结果', en: 'Tasks and results' },
  complaint: { zh: '投诉', en: 'Complaints' },
  contact: { zh: '联系规范', en: 'Rules of contact' },
  sending: { zh: '消息发送', en: 'Sending messages' },
  workingTime: { zh: '工作时间与节假日', en: 'Working hours and holidays' },
} as const satisfies Record<PolicyGroup, Label>
