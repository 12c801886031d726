import type { Label } from '#domain/label.ts'

/** Why a customer is not contacted, or not yet (spec §3.4). Codes are kept with messages and journals: never renamed. */
export const heldBackLabels = {
  do_not_contact: { zh: '客户要求不再联系', en: 'The customer asked not to be contacted' },
  refused: { zh: '客户拒绝以此方式接收此类联系', en: 'The customer refused contact of this kind in this way' },
  not_granted: { zh: '客户未同意营销联系', en: 'The customer never agreed to marketing' },
  holdout: { zh: '对照组：该客户不参与此剧本', en: 'Held out of this playbook for comparison' },
  no_address: { zh: '没有可用的联系方式', en: 'No address for this channel' },
  bounced: { zh: '该联系方式上次被退回或号码有误', en: 'The last message bounced, or the number was wrong' },
  repeated_content: { zh: '同样的内容已发给过该客户', en: 'The customer has had this content before' },
  sales_share_customer: { zh: '对该客户的营销触达占比过高', en: 'Too large a share of this customer’s touches sells' },
  sales_share_advisor: { zh: '该顾问的营销触达占比过高', en: 'Too large a share of the advisor’s touches sells' },
  sales_share_centre: { zh: '门店的营销触达占比过高', en: 'Too large a share of the centre’s touches sells' },
  public_holiday: { zh: '法定节假日不做营销联系', en: 'No marketing on public holidays' },
  quiet_hours: { zh: '免打扰时段', en: 'Quiet hours' },
  cadence: { zh: '近期联系次数已达该客户群上限', en: 'Contacted as often as this group is, for now' },
  own_service: { zh: '同一客户的服务联系几天内只一次', en: 'One contact about their own service in so many days' },
  household: { zh: '今天已就同一件事联系过其家人', en: 'A member of the household was called about this today' },
} as const satisfies Record<string, Label>

export type HeldBackBecause = keyof typeof heldBackLabels

/** What stands in the way of a contact. */
export interface HeldBack {
  readonly because: HeldBackBecause
  /** The first moment at which it may be asked again; without one nobody can tell. */
  readonly until?: string
}
