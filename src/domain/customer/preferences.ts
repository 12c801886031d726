import type { Label } from '#domain/label.ts'

/** How a customer likes to be treated (spec §1.1). */
export interface Preferences {
  readonly times: readonly PreferredTime[]
  readonly channel: PreferredChannel | null
  readonly priceSensitivity: PriceSensitivity | null
  readonly wants: readonly Want[]
  readonly drink: string | null
  readonly mainUse: MainUse | null
}

export const preferredTimeLabels = {
  weekday_morning: { zh: '工作日上午', en: 'Weekday mornings' },
  weekday_afternoon: { zh: '工作日下午', en: 'Weekday afternoons' },
  weekday_evening: { zh: '工作日晚上', en: 'Weekday evenings' },
  weekend_morning: { zh: '周末上午', en: 'Weekend mornings' },
  weekend_afternoon: { zh: '周末下午', en: 'Weekend afternoons' },
  weekend_evening: { zh: '周末晚上', en: 'Weekend evenings' },
} as const satisfies Record<string, Label>

export type PreferredTime = keyof typeof preferredTimeLabels

export const preferredChannelLabels = {
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  sms: { zh: '短信', en: 'SMS' },
  app: { zh: 'App 推送', en: 'App push' },
  email: { zh: '邮件', en: 'E-mail' },
} as const satisfies Record<string, Label>

export type PreferredChannel = keyof typeof preferredChannelLabels

export const priceSensitivityLabels = {
  low: { zh: '不太在意价格', en: 'Hardly minds the price' },
  medium: { zh: '一般', en: 'Minds it somewhat' },
  high: { zh: '对价格敏感', en: 'Minds it much' },
} as const satisfies Record<string, Label>

export type PriceSensitivity = keyof typeof priceSensitivityLabels

export const wantLabels = {
  loaner: { zh: '代步车', en: 'A loan car' },
  pick_up: { zh: '上门取送车', en: 'Car fetched and brought back' },
  quick_pick_up: { zh: '快速交车', en: 'Quick hand-over' },
  detailed_explanation: { zh: '详细讲解', en: 'A detailed explanation' },
  same_advisor: { zh: '固定顾问', en: 'Always the same advisor' },
  wait_on_site: { zh: '在店等候', en: 'To wait at the centre' },
  car_wash: { zh: '洗车', en: 'The car washed' },
} as const satisfies Record<string, Label>

export type Want = keyof typeof wantLabels

export const mainUseLabels = {
  commute: { zh: '上下班', en: 'Commuting' },
  business: { zh: '商务', en: 'Business' },
  family: { zh: '家用', en: 'Family' },
  ride_hailing: { zh: '网约车', en: 'Ride hailing' },
} as const satisfies Record<string, Label>

export type MainUse = keyof typeof mainUseLabels
