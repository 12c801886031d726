import type { Label } from '#domain/label.ts'

/** What the operating system and the libraries say, in words for people. */
const words: readonly { readonly said: RegExp; readonly words: Label }[] = [
  { said: /\bENOENT\b/, words: { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' } },
  { said: /\bEISDIR\b/, words: { zh: '这是文件夹，不是文件', en: 'it is a folder, not a file' } },
  { said: /\bENOTDIR\b|\bEEXIST\b/, words: { zh: '路径上有同名的文件', en: 'a file of that name stands in the path' } },
  { said: /\b(EACCES|EPERM)\b/, words: { zh: '没有权限', en: 'permission denied' } },
  { said: /\bEROFS\b/, words: { zh: '磁盘是只读的', en: 'the disk is read-only' } },
  { said: /\b(ENOSPC|EDQUOT)\b/, words: { zh: '磁盘已满', en: 'the disk is full' } },
  { said: /\bECONNREFUSED\b/, words: { zh: '那里没有数据库在监听', en: 'no database listens there' } },
  { said: /\b(ENOTFOUND|EAI_AGAIN)\b/, words: { zh: '找不到这个主机名', en: 'the host name is not known' } },
  { said: /\b(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/, words: { zh: '网络不通', en: 'the network does not reach it' } },
  { said: /unexpected end of file/i, words: { zh: '文件不完整', en: 'the file ends too early' } },
  {
    said: /incorrect (header|data) check|invalid (block|stored|distance|bit|code)/i,
    words: { zh: '内容已被改坏', en: 'its content is corrupt' },
  },
]

/** A system's message in words for people; one that we do not know stays as it is. */
export function systemWords(message: string): Label {
  return words.find(({ said }) => said.test(message))?.words ?? { zh: message, en: message }
}

/** The same of whatever was thrown. */
export function thrownWords(error: unknown): Label {
  return systemWords(error instanceof Error ? error.message : String(error))
}
