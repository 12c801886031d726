import type { Column } from '#intake/kind.ts'
import { kinds, type Kind, type KindId } from '#intake/kinds.ts'
import { halfWidth, trimmed } from '#intake/values/text.ts'

/** Header as the file spells it → column id; null: leave this column out. */
export type Mapping = Readonly<Record<string, string | null>>

/** Mappings that were remembered for this source; they win over what the headers suggest. */
export type Mappings = Partial<Readonly<Record<KindId, Mapping>>>

/** One column of the file. */
export interface FileColumn {
  readonly header: string
  /** Column id of the kind; null where the header is not known or the mapping leaves it out. */
  readonly column: string | null
}

/** How well a row of headers fits a kind. */
export interface Fit {
  readonly kind: Kind
  readonly columns: readonly FileColumn[]
  /** Required columns that no header gives; of "one of several" the first. */
  readonly missing: readonly Column[]
  /** Headers that are neither known nor left out by the mapping nor our own. */
  readonly unrecognised: readonly string[]
  readonly score: number
}

/** Headers of the column that our rejected-row files add; never data. */
export const reasonHeaders = { zh: '拒绝原因', en: 'reason', enBesideReason: 'rejection_reason' } as const

const ownHeaders = new Set([plainHeader(reasonHeaders.zh), plainHeader(reasonHeaders.enBesideReason)])

/** Whether the column is one that we added to a file of rejected rows. */
export function isReasonHeader(header: string, kind: Kind): boolean {
  if (ownHeaders.has(plainHeader(header))) return true
  return plainHeader(header) === reasonHeaders.en && !kind.columns.some(({ id }) => id === reasonHeaders.en)
}

/** A header as it is compared: width, case, blanks, punctuation and stars do not matter. */
export function plainHeader(header: string): string {
  return halfWidth(header)
    .toLowerCase()
    .replace(/[\s_\-*.:、,，·#/\\'"“”‘’]+/g, '')
}

/** The same without a remark or unit in brackets: `里程(km)` → `里程`. */
function withoutBrackets(header: string): string {
  return halfWidth(header).replace(/\s*[([【{<].*[)\]】}>]\s*\*?$/, '')
}

/** The kind that these headers fit best, or null where they fit none at all. */
export function bestFit(headers: readonly string[], mappings: Mappings, forced: Kind | null): Fit | null {
  const fits = (forced === null ? kinds : [forced]).map((kind) => fitOf(kind, headers, mappings[kind.id] ?? {}))
  const known = fits.filter((fit) => fit.score > 0)
  return known.reduce<Fit | null>((best, fit) => (best === null || isBetter(fit, best) ? fit : best), null)
}

/** Headers that are complete for a kind come before all others; then every missing column weighs like three known. */
export function isBetter(fit: Fit, than: Fit): boolean {
  if ((fit.missing.length === 0) !== (than.missing.length === 0)) return fit.missing.length === 0
  return fit.score - 3 * fit.missing.length > than.score - 3 * than.missing.length
}

/** Which column each header gives. An exact name wins over a synonym, an earlier header over a later one. */
function fitOf(kind: Kind, headers: readonly string[], mapping: Mapping): Fit {
  const names = headers.map(namesIn)
  const { given, taken } = remembered(kind, headers, mapping)
  const { exact, also } = wordsOf(kind)
  for (const words of [exact, also]) {
    names.forEach(([full, short], index) => {
      if (ownHeaders.has(full) || given.has(index)) return
      const id = (words.get(full) ?? words.get(short) ?? []).find((one) => !taken.has(one))
      if (id === undefined) return
      given.set(index, id)
      taken.add(id)
    })
  }
  fillRequired(kind, names, { given, taken })
  const columns = headers.map((header, index) => ({ header: trimmed(header), column: given.get(index) ?? null }))
  const unrecognised = columns.filter(
    ({ header }, at) => header !== '' && !given.has(at) && !isReasonHeader(header, kind),
  )
  return {
    kind,
    columns,
    missing: missingOf(kind, taken),
    unrecognised: unrecognised.map(({ header }) => header),
    score: scoreOf(kind, taken),
  }
}

/** Which header gives which column: `given` by place in the file, null where the mapping leaves the column out. */
interface Assignment {
  readonly given: Map<number, string | null>
  readonly taken: Set<string>
}

type Names = readonly [full: string, withoutBrackets: string]

function namesIn(header: string): Names {
  return [plainHeader(header), plainHeader(withoutBrackets(header))]
}

function remembered(kind: Kind, headers: readonly string[], mapping: Mapping): Assignment {
  const given = new Map<number, string | null>()
  const taken = new Set<string>()
  const byName = new Map(Object.entries(mapping).map(([header, id]) => [plainHeader(header), id]))
  headers.forEach((header, index) => {
    const id = byName.get(plainHeader(header))
    if (id === null) given.set(index, null)
    if (id === null || id === undefined || taken.has(id) || !kind.columns.some((column) => column.id === id)) return
    given.set(index, id)
    taken.add(id)
  })
  return { given, taken }
}

/** A required column that is still missing takes a header that another, optional column had on a shared word. */
function fillRequired(kind: Kind, names: readonly Names[], { given, taken }: Assignment): void {
  const { exact, also } = wordsOf(kind)
  const isOptional = (id: string | null | undefined) =>
    kind.columns.some((column) => column.id === id && !column.required)
  for (const column of kind.columns) {
    if (!column.required || taken.has(column.id)) continue
    const index = names.findIndex((pair, at) => {
      const ids = pair.flatMap((word) => [...(exact.get(word) ?? []), ...(also.get(word) ?? [])])
      return isOptional(given.get(at)) && ids.includes(column.id)
    })
    if (index < 0) continue
    taken.delete(given.get(index) ?? '')
    given.set(index, column.id)
    taken.add(column.id)
  }
}

function missingOf(kind: Kind, taken: ReadonlySet<string>): Column[] {
  const missing = kind.columns.filter((column) => column.required && !taken.has(column.id))
  const ungiven = (kind.needsOneOf ?? []).filter((group) => !group.some((id) => taken.has(id)))
  return [...missing, ...kind.columns.filter((column) => ungiven.some((group) => group[0] === column.id))]
}

/** Known columns, with weight on the numbers that name a record: an order number speaks against `customers`. */
function scoreOf(kind: Kind, taken: ReadonlySet<string>): number {
  const names = kind.key.length === 0 ? ['order_no', 'line_no'] : kind.key
  const weights = names.map((id) => (!taken.has(id) || id === 'customer_no' ? 0 : id.endsWith('_no') ? 10 : 1))
  return weights.reduce((sum, weight) => sum + weight, taken.size)
}

type Words = ReadonlyMap<string, readonly string[]>

const wordsByKind = new Map<Kind, { exact: Words; also: Words }>()

function wordsOf(kind: Kind): { exact: Words; also: Words } {
  const known = wordsByKind.get(kind)
  if (known) return known
  const words = {
    exact: grouped(
      kind.columns.flatMap(({ id, label }) => [id, label.zh, label.en].map((word) => [plainHeader(word), id] as const)),
    ),
    also: grouped(
      kind.columns.flatMap(({ id, aliases }) => (aliases ?? []).map((word) => [plainHeader(word), id] as const)),
    ),
  }
  wordsByKind.set(kind, words)
  return words
}

function grouped(pairs: readonly (readonly [string, string])[]): Words {
  const words = new Map<string, string[]>()
  for (const [word, id] of pairs) words.set(word, [...new Set([...(words.get(word) ?? []), id])])
  return words
}
