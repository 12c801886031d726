import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflateRaw, createGzip, crc32, deflateRawSync } from 'node:zlib'
import { workbook } from '#test/sheets/workbook.ts'
import { zip, zipOf } from '#test/sheets/zip.ts'

/** Bytes of a file that is damaged, disguised or made to harm. Small ones come whole. */
export const smallFiles: Readonly<Record<string, () => Buffer>> = {
  'nothing.csv': () => Buffer.alloc(0),
  'only blanks.csv': () => Buffer.from('\uFEFF \r\n\t\r\n '),
  'prose.txt': () => Buffer.from('Dear manager,\nplease find the numbers below.\nBest wishes\n'),
  'random.csv': () =>
    Buffer.concat(Array.from({ length: 2000 }, (_, index) => createHash('sha256').update(`${index}`).digest())),
  'picture.xlsx': () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000, 7)]),
  'paper.csv': () => Buffer.from('%PDF-1.7\n1 0 obj\n'),
  'page.xls': () => Buffer.from('<html><body><table><tr><td>客户编号</td><td>客户姓名</td></tr></table></body></html>'),
  'page with a mark.xls': () => Buffer.from('\uFEFF  <!DOCTYPE html><table></table>'),
  'spreadsheet of 2003.xml': () =>
    Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
  'data.json': () => Buffer.from('[{"customer_no": "C1"}]'),
  'cut.xlsx': () => manyCustomers().subarray(0, 60_000),
  'cut in its list.xlsx': () => manyCustomers().subarray(0, -30),
  'changed byte.xlsx': () => changed(manyCustomers(), 20_000),
  'words.docx': () =>
    zip([
      ['[Content_Types].xml', Buffer.from('<Types/>')],
      ['word/document.xml', Buffer.from('<w/>')],
    ]),
  'binary.xlsx': () =>
    zip([
      ['[Content_Types].xml', Buffer.from('<Types/>')],
      ['xl/workbook.bin', Buffer.from('x')],
    ]),
  'csv inside.zip': () => zip([['customers.csv', Buffer.from('customer_no,name\nC1,A\n')]]),
  'no sheet.xlsx': () => zip([['xl/workbook.xml', Buffer.from('<workbook><sheets/></workbook>')]]),
  'locked parts.xlsx': () => zip([['xl/workbook.xml', Buffer.from('<workbook/>')]], 1),
  'entities.xlsx': () =>
    withSheet(
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
    ),
  'not xml.xlsx': () => withSheet('<worksheet><sheetData><row></c></row>'),
  'climbing.xlsx': () => zip([['../../etc/cron.d/x', Buffer.from('x')]]),
  'locked.xlsx': () => oleFile('EncryptedPackage'),
  'old.xls': () => oleFile('Workbook'),
  'letter.doc': () => oleFile('WordDocument'),
  'cut ole.xls': () => oleFile('Workbook').subarray(0, 100),
  'open quote.csv': () => Buffer.from('customer_no,name\nC1,"张伟\nC2,王芳\nC3,李娜\n'),
  'ten thousand columns.csv': () =>
    Buffer.from(`${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n`),
  'ten thousand columns.xlsx': () =>
    workbook([{ name: 'a', rows: [Array.from({ length: 10_000 }, (_, index) => `c${index}`)] }]),
  'columns grow late.csv': () => Buffer.from(`customer_no,name\n${'C1,A\n'.repeat(50_000)}C2${',x'.repeat(9999)}\n`),
  'packed.csv': () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]),
}

/** The start of an OLE container whose directory names this stream. */
function oleFile(stream: string): Buffer {
  const bytes = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(0, 48)
  Buffer.from(stream, 'utf16le').copy(bytes, 512 + 128)
  return bytes
}

function manyCustomers(): Buffer {
  const rows = Array.from({ length: 5000 }, (_, index) => [
    `C${index}`,
    createHash('sha256').update(`${index}`).digest('base64'),
  ])
  return workbook([{ name: 'a', rows: [['customer_no', 'name'], ...rows] }])
}

function changed(bytes: Buffer, at: number): Buffer {
  bytes.writeUInt32LE(0xdeadbeef, at)
  return bytes
}

function withSheet(xml: string): Buffer {
  const relations = '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/></Relationships>'
  return zip([
    ['xl/workbook.xml', Buffer.from('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>')],
    ['xl/_rels/workbook.xml.rels', Buffer.from(relations)],
    ['xl/sheet1.xml', Buffer.from(xml)],
  ])
}

function* repeated(start: string, piece: string, times: number, end: string): Generator<Buffer> {
  yield Buffer.from(start)
  const block = Buffer.from(piece)
  for (let i = 0; i < times; i++) yield block
  yield Buffer.from(end)
}

const megabyte = 1 << 20
const sheetStart =
  '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>customer_no</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>'

/** Files of hundreds of megabytes, or such that unpack to gigabytes, written piece by piece. */
export const largeFiles: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'endless cell.csv': (path) => write(path, repeated('customer_no,name\nC1,"', 'x'.repeat(megabyte), 600, '"\n')),
  'endless line.csv': (path) => write(path, repeated('customer_no,name\nC1,', 'x'.repeat(megabyte), 600, '\n')),
  'endless blanks.csv': (path) => write(path, repeated('', ' '.repeat(megabyte), 600, '')),
  'zeros.csv': (path) => write(path, repeated('customer_no,name\n', '\0'.repeat(megabyte), 600, '')),
  'bomb of zeros.xlsx': (path) =>
    writeBomb(path, 'xl/sheet1.xml', repeated(sheetStart, ' '.repeat(megabyte), 3000, '</sheetData></worksheet>')),
  'bomb of rows.xlsx': (path) =>
    writeBomb(path, 'xl/sheet1.xml', repeated(sheetStart, '<row/>'.repeat(100_000), 4000, '</sheetData></worksheet>')),
  'bomb of strings.xlsx': (path) =>
    writeBomb(
      path,
      'xl/sharedStrings.xml',
      repeated('<sst>', '<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>'.repeat(20_000), 3000, '</sst>'),
    ),
  'bomb that lies about its size.xlsx': (path) =>
    writeBomb(path, 'xl/sheet1.xml', repeated(sheetStart, '<row/>'.repeat(100_000), 4000, ''), 1000),
  'packed.csv.gz': (path) =>
    write(path, Readable.from(repeated('', 'x'.repeat(megabyte), 500, '')).pipe(createGzip({ level: 1 }))),
}

async function write(path: string, pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  await pipeline(pieces, createWriteStream(path))
}

/** A workbook with one huge part. `claimed` is the unpacked size that its headers give, where not the real one. */
async function writeBomb(path: string, part: string, pieces: Generator<Buffer>, claimed?: number): Promise<void> {
  const packed: Buffer[] = []
  const counted = { size: 0, crc: 0 }
  const counting = async function* () {
    for (const piece of pieces) {
      counted.size += piece.length
      yield piece
    }
  }
  for await (const chunk of Readable.from(counting()).pipe(createDeflateRaw({ level: 1 }))) packed.push(chunk as Buffer)
  const relations =
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
  const files: [string, Buffer][] = [
    ['xl/workbook.xml', Buffer.from('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>')],
    ['xl/_rels/workbook.xml.rels', Buffer.from(relations)],
  ]
  if (part !== 'xl/sheet1.xml') files.push(['xl/sheet1.xml', Buffer.from(`${sheetStart}</sheetData></worksheet>`)])
  const raw = files.map(([name, content]) => ({
    name,
    packed: deflateRawSync(content),
    size: content.length,
    crc: crc32(content),
  }))
  const bytes = zipOf([
    ...raw,
    {
      name: part,
      packed: Buffer.concat(packed),
      size: claimed ?? Math.min(counted.size, 0xfffffffe),
      crc: counted.crc,
    },
  ])
  await write(path, [bytes])
}
