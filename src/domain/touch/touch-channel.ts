import type { Label } from '#domain/label.ts'

/** Ways in which a customer and the centre speak with each other. */
export const touchChannelLabels = {
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  sms: { zh: '短信', en: 'SMS' },
  app: { zh: 'App 推送', en: 'App push' },
  email: { zh: '邮件', en: 'E-mail' },
  in_person: { zh: '面谈', en: 'In person' },
} as const satisfies Record<string, Label>

export type TouchChannel = keyof typeof touchChannelLabels
