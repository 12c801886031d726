/** What an address says after the `?`, as it stands there. */
export type RawSearch = Readonly<Record<string, string | readonly string[]>>

/** Reads one parameter: undefined where the address does not say, or says what cannot be. */
type ReadParam<T> = (raw: string | undefined, all: readonly string[]) => T | undefined

export const anyText: ReadParam<string> = (raw) => (raw === undefined || raw === '' ? undefined : raw)

export const anyTexts: ReadParam<readonly string[]> = (_, all) => (all.length === 0 ? undefined : all)

export const wholeNumber: ReadParam<number> = (raw) =>
  raw !== undefined && /^-?\d{1,15}$/.test(raw) ? Number(raw) : undefined

export const flag: ReadParam<true> = (raw) => (raw === '1' ? true : undefined)

/** One key of a table, such as the domain's labels: `oneOf(stageLabels)`. */
export function oneOf<K extends string>(table: Readonly<Record<K, unknown>>): ReadParam<K> {
  return (raw) => (raw !== undefined && isKeyOf(table, raw) ? raw : undefined)
}

/** Any keys of a table: `?segment=lost&segment=at_risk`. */
export function someOf<K extends string>(table: Readonly<Record<K, unknown>>): ReadParam<readonly K[]> {
  return (_, all) => {
    const known = all.filter((raw): raw is K => isKeyOf(table, raw))
    return known.length === 0 ? undefined : known
  }
}

function isKeyOf<K extends string>(table: Readonly<Record<K, unknown>>, raw: string): raw is K {
  return Object.hasOwn(table, raw)
}

type Readers = Readonly<Record<string, ReadParam<unknown>>>

export type SearchOf<R extends Readers> = {
  readonly [K in keyof R]?: NonNullable<ReturnType<R[K]>>
}

/** Reads the address of a screen: `searchReader({ stage: oneOf(stageLabels), q: anyText })`. */
export function searchReader<R extends Readers>(readers: R): (raw: Readonly<Record<string, unknown>>) => SearchOf<R> {
  return (raw) => {
    const read = Object.entries(readers).flatMap(([name, reader]) => {
      const all = textsOf(raw[name])
      const value = reader(all[0], all)
      return value === undefined ? [] : [[name, value]]
    })
    return Object.fromEntries(read) as SearchOf<R>
  }
}

function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((one) => {
    if (one === true) return ['1']
    return typeof one === 'string' || typeof one === 'number' ? [String(one)] : []
  })
}

/** `?a=1&a=2` → `{ a: ['1', '2'] }`: every value is text, so that a phone number stays one. */
export function parseSearch(text: string): RawSearch {
  const query = new URLSearchParams(text)
  const names = [...new Set(query.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const all = query.getAll(name)
      return [name, all.length === 1 ? (all[0] ?? '') : all]
    }),
  )
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of textsOf(value)) query.append(name, one)
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
