import type { Label } from '#domain/label.ts'
import type { Segment } from '#domain/segment/segment.ts'

/** What a centre does for a segment, and what it expects of it. */
export interface SegmentStrategy {
  readonly aim: Label
  readonly does: readonly Label[]
  /** What is left undone, so that effort goes where it counts. */
  readonly leaves: Label
  /** Playbooks that carry it. */
  readonly playbooks: readonly string[]
}

export const segmentStrategies: Readonly<Record<Segment, SegmentStrategy>> = {
  champions: {
    aim: { zh: '守住最好的客户，让他们愿意推荐', en: 'Keep the best, and make them glad to recommend us' },
    does: [
      { zh: '每季度一次不谈销售的问候', en: 'A call each quarter that sells nothing' },
      { zh: '固定服务顾问，预约当天不等待', en: 'The same advisor, and no waiting on the day' },
      { zh: '在需求出现前提醒，每年一次深度养护', en: 'Remind before the need arises; a deep service each year' },
    ],
    leaves: { zh: '不群发优惠，价格不是他们留下的原因', en: 'No bulk offers: price is not why they stay' },
    playbooks: ['P14', 'P8', 'P21'],
  },
  loyal: {
    aim: {
      zh: '来得勤、花得少：让每次到店更有价值',
      en: 'They come often and spend little: make each visit worth more',
    },
    does: [
      { zh: '每次到店交一份看得懂的车况报告', en: 'A report on the car at every visit that anybody can read' },
      { zh: '把到期项目做成套餐，说清楚为什么现在做', en: 'Bundle what is due, and say why now' },
      { zh: '用积分和会员权益鼓励组合消费', en: 'Reward combined services with points' },
    ],
    leaves: { zh: '不催着来店，他们本来就会来', en: 'No pushing to come: they do' },
    playbooks: ['P16', 'P20', 'P7'],
  },
  potential_loyalists: {
    aim: { zh: '再多来一两次，就会成为常客', en: 'One or two more visits and they are regulars' },
    does: [
      { zh: '前三个月至少三次有用的联系', en: 'Three useful contacts in the first three months' },
      { zh: '邀请加入车主群和活动', en: 'Invite them to the owners’ group and its events' },
      { zh: '首次较高消费后介绍会员', en: 'Offer membership after the first larger bill' },
    ],
    leaves: { zh: '不急着推高价项目，先建立信任', en: 'No expensive items yet: trust comes first' },
    playbooks: ['P15', 'P3', 'P7'],
  },
  new_customers: {
    aim: { zh: '把首保做好，让第二次到店自然发生', en: 'Do the first service so well that a second visit follows' },
    does: [
      { zh: '交车一周内由专属顾问致电', en: 'A call by their own advisor within a week of delivery' },
      { zh: '首保前三天确认，离店时约好下次', en: 'Confirm three days before; book the next at hand-over' },
      { zh: '教会充电、冬季续航和辅助驾驶', en: 'Explain charging, winter range and driver assistance' },
    ],
    leaves: { zh: '新客期不做推销电话', en: 'No sales calls while they are new' },
    playbooks: ['P1', 'P2', 'P3'],
  },
  average: {
    aim: { zh: '稳住大多数，挑出离升级最近的人', en: 'Hold the majority, and pick those nearest to rising' },
    does: [
      { zh: '每季度一次应季关怀', en: 'One seasonal contact a quarter' },
      { zh: '保养到期前分三次温和提醒', en: 'Three gentle reminders before a service is due' },
      { zh: '每月看一次谁离更高客群只差一步', en: 'Look each month at who is one step from a higher segment' },
    ],
    leaves: { zh: '不占用顾问太多时间，以自动触达为主', en: 'Little of the advisors’ time: mostly automatic' },
    playbooks: ['P17', 'P7', 'P10'],
  },
  hibernating: {
    aim: { zh: '用一个强理由低成本唤醒', en: 'Wake them with one strong reason, at little cost' },
    does: [
      {
        zh: '每季度最多一次自动唤醒，优惠要够分量',
        en: 'At most one automatic message a quarter, with an offer that counts',
      },
      { zh: '有不好经历的由经理先道歉', en: 'Where something went wrong, the manager apologises first' },
    ],
    leaves: { zh: '不安排人工逐个致电', en: 'No calls one by one' },
    playbooks: ['P12', 'P13'],
  },
  at_risk: {
    aim: {
      zh: '曾经的好客户正在离开：先挽留，别的往后放',
      en: 'Good customers are leaving: win them back before anything else',
    },
    does: [
      { zh: '72 小时内致电，先问原因，再谈办法', en: 'Call within 72 hours: ask why, then what would help' },
      { zh: '按原因给一个合适的方案，经理当面接待', en: 'One offer that fits the reason; the manager receives them' },
      { zh: '记下结果和原因，每月复盘', en: 'Note result and reason, and review them monthly' },
    ],
    leaves: { zh: '不发统一优惠券，那不是他们离开的原因', en: 'No standard vouchers: that is not why they left' },
    playbooks: ['P5', 'P4', 'P22'],
  },
  lost: {
    aim: { zh: '不再投入，保留资料，欢迎自然回来', en: 'Spend nothing more, keep the record, welcome them back' },
    does: [{ zh: '自然回店时当新客户用心接待', en: 'Receive a natural return as one would a new customer' }],
    leaves: { zh: '不打电话，不发优惠', en: 'No calls, no offers' },
    playbooks: ['P18'],
  },
}
