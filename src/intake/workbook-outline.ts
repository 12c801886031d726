import type { FileFault } from '#intake/file-fault.ts'
import type { WorkbookParts } from '#intake/workbook-parts.ts'
import { readXml } from '#intake/xml-events.ts'

/** What a workbook holds and where. */
export interface WorkbookOutline {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly countsFrom1904: boolean
  readonly stringsPart: string
  /** By style number: whether its numbers are shown as days or times. */
  readonly dateStyles: readonly boolean[]
}

export async function outlineOf(parts: WorkbookParts): Promise<WorkbookOutline | FileFault> {
  const root = await relationsOf(parts, '_rels/.rels', '')
  const workbook = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const relations = await relationsOf(parts, `${folder}_rels/${workbook.slice(folder.length)}.rels`, folder)
  const found: { name: string; relation: string }[] = []
  let countsFrom1904 = false
  const fault = await readXml(parts.text(workbook), {
    open(name, attributes) {
      if (name === 'sheet') found.push({ name: attributes['name'] ?? '', relation: relationOf(attributes) })
      else if (name === 'workbookPr') countsFrom1904 = isTrue(attributes['date1904'])
    },
    close() {},
  })
  if (fault !== null) return fault
  const sheets = found.flatMap(({ name, relation }) => {
    const { target, type } = relations.get(relation) ?? {}
    return target !== undefined && type === 'worksheet' ? [{ name, part: target }] : []
  })
  const partOf = (type: string, usual: string) =>
    [...relations.values()].find((one) => one.type === type)?.target ?? `${folder}${usual}`
  const dateStyles = await dateStylesOf(parts, partOf('styles', 'styles.xml'))
  if ('fault' in dateStyles) return dateStyles
  return { sheets, countsFrom1904, stringsPart: partOf('sharedStrings', 'sharedStrings.xml'), dateStyles }
}

interface Relation {
  readonly target: string
  /** The last word of the relation's type. */
  readonly type: string
}

async function relationsOf(parts: WorkbookParts, part: string, folder: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  await readXml(parts.text(part), {
    open(name, { Id = '', Target = '', Type = '' }) {
      if (name !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : resolved(folder + Target)
      relations.set(Id, { target, type: Type.slice(Type.lastIndexOf('/') + 1) })
    },
    close() {},
  })
  return relations
}

function resolved(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function relationOf(attributes: Readonly<Record<string, string>>): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'))
  return name === undefined ? '' : (attributes[name] ?? '')
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

async function dateStylesOf(parts: WorkbookParts, part: string): Promise<readonly boolean[] | FileFault> {
  const dateFormats = new Set<number>()
  const styles: boolean[] = []
  let isInCells = false
  const fault = await readXml(parts.text(part), {
    open(name, attributes) {
      const format = Number(attributes['numFmtId'])
      if (name === 'numFmt' && showsDays(attributes['formatCode'] ?? '')) dateFormats.add(format)
      else if (name === 'cellXfs') isInCells = true
      else if (name === 'xf' && isInCells) styles.push(isBuiltInDate(format) || dateFormats.has(format))
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return fault ?? styles
}

/** ECMA-376 part 1, §18.8.30: the formats that every language has, and those of Chinese, Japanese and Korean. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  )
}

/** Whether a number format has a letter of day or time outside quotes, escapes and brackets. */
function showsDays(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs年月日]/i.test(bare) && !/general/i.test(bare)
}
