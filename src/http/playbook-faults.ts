import type { Label } from '#domain/label.ts'

/** What is refused of playbooks and enrolments; see faults.ts. */
export const playbookFaults = {
  'unknown-playbook': { status: 404, zh: '没有这个剧本', en: 'there is no such playbook' },
  'bad-playbook': { status: 400, zh: '剧本有错：第 {detail}', en: 'the playbook is not right: line {detail}' },
  'not-scored': {
    status: 409,
    zh: '该客户还没有评分，评分后才能进入剧本',
    en: 'this customer has no scores yet: they come first',
  },
  'offer-overtaken': {
    status: 409,
    zh: '这个剧本刚刚又有变化，请看过后再决定',
    en: 'this playbook has changed meanwhile: look again, then decide',
  },
  'unknown-enrolment': { status: 404, zh: '没有这次剧本执行', en: 'there is no such enrolment' },
  'enrolment-ended': { status: 409, zh: '这次剧本执行已经结束', en: 'this enrolment has ended' },
  'already-so': {
    status: 409,
    zh: '已经是这样了，可能同事刚改过',
    en: 'it is so already; a colleague may have done it',
  },
  'not-enrolled': { status: 409, zh: '没有进入剧本：{detail}', en: 'not enrolled: {detail}' },
} as const satisfies Record<string, Label & { readonly status: number }>
