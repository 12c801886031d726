import type { Label } from '#domain/label.ts'

/** What is refused of messages; see faults.ts. */
export const messageFaults = {
  'no-such-message': { status: 404, zh: '没有这条消息', en: 'there is no such message' },
  'message-gone-on': {
    status: 409,
    zh: '这条消息的状态已变化，请刷新后再看',
    en: 'this message has gone on meanwhile: look again',
  },
  'not-signed': {
    status: 401,
    zh: '签名无效或已过期',
    en: 'the signature is missing, wrong or too old',
  },
} as const satisfies Record<string, Label & { readonly status: number }>
