import { zip } from '#test/sheets/zip.ts'

/** A cell of a workbook for a test. A string stands in the shared strings unless it says otherwise. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly serial: number; readonly format?: number }
  | { readonly inline: string }
  | { readonly rich: readonly string[] }
  | { readonly formula: string; readonly shows: string | number }
  | { readonly error: string }

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  /** References such as `A2:A5`. */
  readonly merged?: readonly string[]
}

export interface WorkbookOptions {
  readonly countsFrom1904?: boolean
  /** Elements are written with a namespace prefix, as some programs do. */
  readonly prefix?: string
  /** Format codes by number, from 164. */
  readonly formats?: Readonly<Record<number, string>>
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** An XLSX file as spreadsheet programs write it. */
export function workbook(sheets: readonly Sheet[], options: WorkbookOptions = {}): Buffer {
  const strings = new Map<string, number>()
  const styles: number[] = [0]
  const parts = sheets.map((sheet) => sheetXml(sheet, strings, styles))
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationsXml([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${options.countsFrom1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(({ name }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml([
      ...sheets.map((_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['rId98', 'styles', 'styles.xml'],
      ['rId99', 'sharedStrings', '/xl/sharedStrings.xml'],
    ]),
    'xl/styles.xml': stylesXml(styles, options.formats ?? {}),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${[...strings.keys()].join('')}</sst>`,
  }
  parts.forEach((xml, index) => (files[`xl/worksheets/sheet${index + 1}.xml`] = xml))
  const { prefix } = options
  const all = Object.entries(files).map(([name, xml]) => [name, Buffer.from(prefix === undefined ? xml : prefixed(xml, prefix))] as const)
  return zip(all)
}

function sheetXml({ rows, merged }: Sheet, strings: Map<string, number>, styles: number[]): string {
  const lines = rows.map((cells, index) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`, strings, styles)).join('')
    return written === '' ? '' : `<row r="${index + 1}">${written}</row>`
  })
  const blocks = (merged ?? []).map((reference) => `<mergeCell ref="${reference}"/>`).join('')
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${blocks === '' ? '' : `<mergeCells>${blocks}</mergeCells>`}</worksheet>`
}

function cellXml(cell: Cell, at: string, strings: Map<string, number>, styles: number[]): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared(`<si><t>${escape(cell)}</t></si>`, strings)}</v></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if ('serial' in cell) return `<c r="${at}" s="${styleOf(cell.format ?? 14, styles)}"><v>${cell.serial}</v></c>`
  return 'rich' in cell ? richXml(cell.rich, at, strings) : unusualXml(cell, at)
}

function richXml(texts: readonly string[], at: string, strings: Map<string, number>): string {
  const runs = texts.map((text) => `<r><rPr><b/></rPr><t>${escape(text)}</t></r>`).join('')
  const all = `<si>${runs}<rPh sb="0" eb="1"><t>pinyin</t></rPh></si>`
  return `<c r="${at}" t="s"><v>${shared(all, strings)}</v></c>`
}

function unusualXml(cell: Extract<Cell, { inline: string } | { error: string } | { formula: string }>, at: string): string {
  if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escape(cell.inline)}</t></is></c>`
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`
  const type = typeof cell.shows === 'string' ? ' t="str"' : ''
  return `<c r="${at}"${type}><f>${escape(cell.formula)}</f><v>${escape(String(cell.shows))}</v></c>`
}

function shared(xml: string, strings: Map<string, number>): number {
  const known = strings.get(xml) ?? strings.size
  strings.set(xml, known)
  return known
}

function styleOf(format: number, styles: number[]): number {
  if (!styles.includes(format)) styles.push(format)
  return styles.indexOf(format)
}

function stylesXml(styles: readonly number[], formats: Readonly<Record<number, string>>): string {
  const own = Object.entries(formats).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escape(code)}"/>`)
  return `<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
    .map((format) => `<xf numFmtId="${format}"/>`)
    .join('')}</cellXfs></styleSheet>`
}

function relationsXml(items: readonly (readonly [string, string, string])[]): string {
  const all = items.map(([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`)
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}

function prefixed(xml: string, prefix: string): string {
  return xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}:`).replace(/ xmlns="/, ` xmlns:${prefix}="`)
}

function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
