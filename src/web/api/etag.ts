const tags = new WeakMap<object, string>()

export function keepTag(reply: unknown, tag: string | null): void {
  if (typeof reply === 'object' && reply !== null && tag !== null) tags.set(reply, tag)
}

/** The version of a reply as it was read, for `ifMatch` when it is edited; null where the server keeps none. */
export function etagOf(reply: unknown): string | null {
  return typeof reply === 'object' && reply !== null ? (tags.get(reply) ?? null) : null
}
