import type { HeaderMappings } from '#operations/header-mappings.ts'
import { importKinds } from '#operations/import-kinds.ts'
import { refuse } from '#cli/refusal.ts'

type Kind = (typeof importKinds)[number]

/**
 * `--map 'header=column'` laid over what is remembered. A column may be named by its id or its usual header in either
 * language; without a kind the mapping holds for every kind that has such a column.
 */
export function readMappings(pairs: readonly string[], kind: Kind | null, remembered: HeaderMappings): HeaderMappings {
  const mappings: Record<string, Record<string, string | null>> = {}
  for (const [id, mapping] of Object.entries(remembered)) mappings[id] = { ...mapping }
  for (const pair of pairs) {
    const { header, column } = readPair(pair)
    const holders = (kind === null ? importKinds : [kind]).flatMap((each) => {
      const columnId = column === '-' ? null : columnOf(each, column)
      return columnId === undefined ? [] : [{ id: each.id, columnId }]
    })
    if (holders.length === 0) return refuseColumn(column, kind)
    for (const { id, columnId } of holders) mappings[id] = { ...mappings[id], [header]: columnId }
  }
  return mappings
}

function readPair(pair: string): { header: string; column: string } {
  const at = pair.lastIndexOf('=')
  const [header, column] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
  if (at > 0 && header !== '' && column !== '') return { header, column }
  return refuse({
    zh: `--map 应写成 列名=字段，例如 --map '单据号=order_no'；不能是“${pair}”`,
    en: `--map wants header=column, such as --map 'Doc no=order_no'; it cannot be “${pair}”`,
  })
}

function columnOf({ columns }: Kind, word: string): string | undefined {
  return columns.find(({ id, label }) => id === word || label.zh === word || label.en === word)?.id
}

function refuseColumn(column: string, kind: Kind | null): never {
  const known = [
    ...new Set((kind === null ? importKinds : [kind]).flatMap(({ columns }) => columns.map(({ id }) => id))),
  ]
  return refuse({
    zh: `--map 中没有字段“${column}”；可用：${known.join('、')}`,
    en: `--map: there is no column “${column}”; there are: ${known.join(', ')}`,
  })
}
