import type { StaffRole } from '#domain/access/staff-role.ts'
import type { Lever } from '#domain/calculator/four-levers.ts'
import type { Label } from '#domain/label.ts'

/** Something that moves a lever; its owner, weeks until it should stand, and what it is meant to move are a beginning, to be changed. */
export interface LeverAction {
  readonly code: string
  readonly lever: Lever
  readonly label: Label
  readonly owner: StaffRole
  readonly weeks: number
  readonly effect: Label
}

function actionOf(lever: Lever) {
  return (code: string, label: readonly [zh: string, en: string], owner: StaffRole, weeks: number) =>
    ({ code, lever, label: { zh: label[0], en: label[1] }, owner, weeks, effect: effects[lever] }) as const
}

const effects = {
  years: { zh: '在店年限', en: 'Years kept' },
  spend: { zh: '单次消费', en: 'Spend per visit' },
  visits: { zh: '进店频次', en: 'Visits a year' },
  churn: { zh: '年流失率', en: 'Churn a year' },
} as const satisfies Record<Lever, Label>

const [years, spend, visits, churn] = [actionOf('years'), actionOf('spend'), actionOf('visits'), actionOf('churn')]

/** Twenty actions, five behind each lever (spec §5.2). */
export const leverActions: readonly LeverAction[] = [
  years('first-service', ['首保礼包，约好下一次', 'First-service gift pack; book the next visit'], 'advisor', 4),
  years('warranty-end', ['出保前 90 天方案沟通', 'Talk 90 days before the warranty ends'], 'advisor', 8),
  years('membership', ['会员等级与积分权益', 'Membership tiers and points'], 'manager', 12),
  years('battery-care', ['三电健康年检报告', 'Yearly battery and drive report'], 'manager', 8),
  years('trade-in', ['置换客户留在本品牌', 'Keep trade-ins with the brand'], 'manager', 12),
  spend('health-report', ['每次进店出具健康报告', 'A health report at every visit'], 'advisor', 4),
  spend('packages', ['保养与增值套餐', 'Maintenance and value-added packages'], 'manager', 6),
  spend('due-items', ['到期项目本周优惠', 'Due items at this week’s price'], 'advisor', 4),
  spend('extended-warranty', ['按风险推荐延保', 'Extended warranty by risk'], 'advisor', 8),
  spend('digital-quote', ['透明电子报价与视频', 'Open digital quotes with a video'], 'manager', 10),
  visits('seasonal-check', ['换季免费检测', 'Free seasonal checks'], 'manager', 6),
  visits('service-due', ['按里程提醒保养', 'Reminders by mileage'], 'advisor', 4),
  visits('pick-up', ['上门取送车', 'Pick-up and delivery'], 'manager', 8),
  visits('owner-days', ['车主日与车友活动', 'Owner days'], 'manager', 10),
  visits('car-wash', ['洗车与快修到店理由', 'Wash and quick-repair reasons to come'], 'manager', 6),
  churn('early-warning', ['60 天未进店预警跟进', 'Follow up 60 days without a visit'], 'advisor', 2),
  churn('win-back', ['72 小时内挽留流程', 'Win-back within 72 hours'], 'manager', 4),
  churn('complaints', ['投诉 24 小时响应闭环', 'Complaints answered in 24 hours, closed'], 'manager', 4),
  churn('exclusive-advisor', ['固定顾问，减少换手', 'One advisor, no changing hands'], 'manager', 6),
  churn('lost-survey', ['流失原因回访与改进', 'Ask the lost why, and mend it'], 'analyst', 8),
]

/** Why people leave, and what answers it (spec §5.2). */
export const reasonAnswers: readonly { readonly reason: Label; readonly answers: readonly Label[] }[] = [
  {
    reason: { zh: '价格', en: 'Price' },
    answers: [
      { zh: '透明报价', en: 'Transparency' },
      { zh: '套餐', en: 'Packages' },
      { zh: '会员权益', en: 'Membership' },
    ],
  },
  {
    reason: { zh: '等待', en: 'Waiting' },
    answers: [
      { zh: '预约', en: 'Appointments' },
      { zh: '快速通道', en: 'Fast lane' },
      { zh: '代步车', en: 'Loaner' },
    ],
  },
  { reason: { zh: '态度', en: 'Attitude' }, answers: [{ zh: '培训', en: 'Training' }] },
  {
    reason: { zh: '质量', en: 'Quality' },
    answers: [
      { zh: '终检', en: 'Checks' },
      { zh: '免费返修', en: 'Free rework' },
    ],
  },
]
