type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The entries that say something: what is undefined is left out, as the server wants its filters. */
export function known<T extends object>(entries: T): Known<T> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Known<T>
}
