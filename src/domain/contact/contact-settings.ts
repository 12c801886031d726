import type { CadencePolicy } from '#domain/segment/cadence-group.ts'
import type { Settings, ValuesOf } from '#domain/settings.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { WorkingTimePolicy } from '#domain/working-time/working-time-settings.ts'

function quiet(zh: string, en: string) {
  return {
    label: {
      zh: `${zh}免打扰时段（起、止，如 2030、900；两数相同为无）`,
      en: `Quiet hours for ${en}, from and to (2030, 900; the same twice = none)`,
    },
    default: [2030, 900],
    min: 0,
    max: 2400,
    whole: true,
  } as const
}

function most(zh: string, en: string, value: number) {
  return { label: { zh, en }, default: value, min: 0, max: 31, whole: true } as const
}

function within(zh: string, en: string, value: number) {
  return { label: { zh, en }, default: value, min: 1, max: 92, whole: true } as const
}

/** How often, when and how a customer may be contacted (spec §3.4). */
export const contactSettings = {
  quietPhone: quiet('电话', 'calls'),
  quietWechat: quiet('微信', 'WeChat'),
  quietSms: quiet('短信', 'SMS'),
  quietApp: quiet('App 推送', 'app push'),
  quietEmail: quiet('邮件', 'e-mail'),
  highValueMost: most('高价值客户：期内最多联系次数', 'High value: most contacts in the time', 2),
  highValueDays: within('高价值客户：期限天数', 'High value: days of the time', 30),
  activeMost: most('活跃客户：期内最多联系次数', 'Active: most contacts in the time', 1),
  activeDays: within('活跃客户：期限天数', 'Active: days of the time', 30),
  newMost: most('新客：期内最多联系次数', 'New: most contacts in the time', 1),
  newDays: within('新客：期限天数', 'New: days of the time', 14),
  dormantMost: most('沉睡客户：期内最多联系次数', 'Dormant: most contacts in the time', 1),
  dormantDays: within('沉睡客户：期限天数', 'Dormant: days of the time', 7),
  ownServiceDays: within('自身服务类剧本：几天内只联系一次', 'Own service: one contact in so many days', 7),
  salesShareMost: {
    label: { zh: '营销触达占比上限（超出则暂停营销）', en: 'Share of touches that sell above which sales wait' },
    default: 0.2,
    min: 0,
    max: 1,
  },
  salesShareWarned: {
    label: { zh: '营销触达占比提醒线', en: 'Share of touches that sell from which it is warned about' },
    default: 0.15,
    min: 0,
    max: 1,
  },
  salesShareFrom: {
    label: { zh: '达到几次触达后才看营销占比', en: 'Touches from which the share of sales counts' },
    default: 10,
    min: 1,
    max: 1000,
    whole: true,
  },
  salesShareDays: {
    label: { zh: '营销占比的统计天数', en: 'Days over which the share of sales is counted' },
    default: 365,
    min: 30,
    max: 730,
    whole: true,
  },
} as const satisfies Settings

export type ContactValues = ValuesOf<typeof contactSettings>

/** Sales are warned about before they are held back. */
export const contactOrder = [['salesShareWarned', 'salesShareMost']] as const

/** The part of the policy that governs contact. */
export interface ContactPolicy {
  readonly contact: ContactValues
  readonly cadence: CadencePolicy
  readonly workingTime: Pick<WorkingTimePolicy, 'publicHolidays'>
}

/** The setting with the quiet hours of each channel; who stands in front of us decides that for themselves. */
export const quietSettingOf = {
  phone: 'quietPhone',
  wechat: 'quietWechat',
  sms: 'quietSms',
  app: 'quietApp',
  email: 'quietEmail',
  in_person: null,
} as const satisfies Record<TouchChannel, keyof ContactValues | null>
