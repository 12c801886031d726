/** What the server answers instead of a reply (problem+json, RFC 9457); `title` is in the reader's language. */
export class Problem extends Error {
  readonly status: number
  /** Stable, for code; `offline` where no answer came at all. */
  readonly code: string
  readonly title: string
  readonly detail: string | null
  /** Everything else that the server said: fields at fault, who was first, … */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(status: number, said: Readonly<Record<string, unknown>>) {
    const title = textOr(said['title'], '')
    super(title === '' ? `HTTP ${status}` : title)
    this.name = 'Problem'
    this.status = status
    this.code = textOr(said['code'], status === 0 ? 'offline' : `http-${status}`)
    this.title = title
    this.detail = textOr(said['detail'], '') || null
    this.facts = said
  }
}

function textOr(said: unknown, otherwise: string): string {
  return typeof said === 'string' ? said : otherwise
}
