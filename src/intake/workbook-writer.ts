import { daysBetween } from '#domain/calendar.ts'
import type { SheetCell } from '#intake/sheet-cell.ts'
import { type FileToZip, zipped } from '#intake/zip-writer.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The cells formats of our style sheet, in its order. */
const styles = { plain: 0, header: 1, day: 2, amount: 3 } as const

/** The longest text that a spreadsheet holds in a cell. */
const longestText = 32_767

/** An XLSX file of one sheet with a fixed header line, as it is made. Texts are texts: nothing in it is run as a formula. */
export function workbookOf(
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly SheetCell[]>,
): AsyncGenerator<Buffer> {
  const files: FileToZip[] = Object.entries(fixedParts(name)).map(([path, xml]) => ({
    name: path,
    content: [head + xml],
  }))
  return zipped([...files, { name: 'xl/worksheets/sheet1.xml', content: sheet(header, rows) }])
}

function fixedParts(name: string): Record<string, string> {
  const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${part}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${part}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
}

async function* sheet(header: readonly string[], rows: AsyncIterable<readonly SheetCell[]>): AsyncGenerator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${header.length}" width="16" customWidth="1"/></cols><sheetData>`
  yield `<row>${header.map((label) => textCell(label, styles.header)).join('')}</row>`
  for await (const row of rows) yield `<row>${row.map(cellXml).join('')}</row>`
  yield '</sheetData></worksheet>'
}

function cellXml(cell: SheetCell): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'string') return textCell(cell, styles.plain)
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if ('day' in cell) return `<c s="${styles.day}"><v>${daysBetween('1899-12-30', cell.day)}</v></c>`
  return `<c s="${styles.amount}"><v>${cell.fen / 100}</v></c>`
}

function textCell(text: string, style: number): string {
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, longestText))}</t></is></c>`
}

// oxlint-disable-next-line no-control-regex -- these are what is taken out
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Also without the characters that XML knows no way to write. */
function escaped(text: string): string {
  return text
    .replaceAll(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
