export const contactTodayZh = {
  title: '今天能否联系',
  may: '可以',
  mayNot: '不可以',
  channel: '方式',
  allClear: '目前各种方式都可以联系。',
  until: (moment: string) => `${moment} 起可再看`,
  own: '因客户自身事项（首保、保养到期、离店回访等）：',
  ownClear: '可以联系',
  close: (whose: string) => `${whose}的营销触达占比已接近上限。`,
  messages: '消息记录',
  comma: '、',
}

export type ContactTodayPhrases = typeof contactTodayZh
