import type { ContactTodayPhrases } from '#web/phrases/contact-today.zh.ts'

export const contactTodayEn: ContactTodayPhrases = {
  title: 'Can we contact them today?',
  may: 'yes',
  mayNot: 'no',
  channel: 'Channel',
  allClear: 'They may be contacted in every way now.',
  until: (moment: string) => `ask again from ${moment}`,
  own: 'For what their own event or due service began (first service, maintenance, follow-up):',
  ownClear: 'they may be contacted',
  close: (whose: string) => `${whose}: the share of touches that sell is close to the limit.`,
  messages: 'Messages',
  comma: ', ',
}
