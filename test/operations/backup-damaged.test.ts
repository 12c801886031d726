import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import { restore } from '#operations/restore.ts'
import { backedUp, contentOf, emptyStore, madeAt } from '#test/operations/backed-up.ts'

const { folder, file } = await backedUp()

/** Files that are not whole: each is refused, and nothing is changed. */
const whole = await readFile(file)
const text = zlib.zstdDecompressSync(whole)
const changed = (change: (text: string) => string): Buffer =>
  zlib.zstdCompressSync(Buffer.from(change(text.toString('utf8'))))
const sumsOf = (content: string): string => createHash('sha256').update(content).digest('hex')
const flipped = Buffer.from(whole)
flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 0x55
const target = await emptyStore()
await restore(target, file, { by: 'test' })
const before = await contentOf(target.reader)

test.each([
  { because: 'a flipped bit', bytes: flipped, fault: { fault: 'damaged-backup' } },
  { because: 'its end is missing', bytes: whole.subarray(0, whole.length - 20), fault: { fault: 'damaged-backup' } },
  {
    because: 'half of it is missing',
    bytes: whole.subarray(0, whole.length / 2),
    fault: { fault: 'damaged-backup' },
  },
  {
    because: 'something follows',
    bytes: Buffer.concat([whole, Buffer.from('x')]),
    fault: { fault: 'damaged-backup', table: null },
  },
  { because: 'a second archive follows', bytes: Buffer.concat([whole, whole]), fault: { fault: 'damaged-backup' } },
  {
    because: 'an amount was altered',
    bytes: changed((all) => all.replace(/(\{"table":"orders"[^\n]*\n[^\n]*)\tclosed\t/, '$1\tvoid\t')),
    fault: { fault: 'damaged-backup', table: 'orders' },
  },
  {
    because: 'a row was taken out',
    bytes: changed((all) => all.replace(/(\{"table":"people"[^\n]*\n)[^\n]*\n/, '$1')),
    fault: { fault: 'damaged-backup', table: 'people' },
  },
  {
    because: 'a table was taken out',
    bytes: changed((all) => all.replace(/\{"table":"complaints"[\s\S]*?\n\\\.\n[^\n]*\n/, '')),
    fault: { fault: 'damaged-backup', table: null },
  },
  {
    because: 'the header was altered',
    bytes: changed((all) => all.replace(madeAt.toISOString(), '2030-01-01T00:00:00.000Z')),
    fault: { fault: 'damaged-backup', table: null },
  },
  {
    because: 'it is of a format to come',
    bytes: changed((all) => all.replace('"format":1', '"format":2')),
    fault: { fault: 'backup-made-by-newer', by: 'format 2' },
  },
  { because: 'it is something else', bytes: Buffer.from('客户编号,客户姓名\n'), fault: { fault: 'not-a-backup' } },
  {
    because: 'it is something else, packed',
    bytes: zlib.zstdCompressSync('客户编号,客户姓名\n'),
    fault: { fault: 'not-a-backup' },
  },
  { because: 'it is empty', bytes: Buffer.alloc(0), fault: { fault: 'not-a-backup' } },
])('$because', async ({ bytes, fault }) => {
  const path = join(folder, `${sumsOf(bytes.toString('base64'))}.longrange`)
  await writeFile(path, bytes)
  expect(await restore(target, path, { by: 'test', insists: true })).toMatchObject({ ...fault, file: path })
  expect(await contentOf(target.reader)).toEqual(before)
})

test('there is no such file, or it is a folder', async () => {
  for (const path of [join(folder, 'nowhere'), folder]) {
    expect(await restore(target, path, { by: 'test', insists: true })).toMatchObject({
      fault: 'file-unreadable',
      file: path,
    })
  }
  expect(await contentOf(target.reader)).toEqual(before)
})

test('it was made with a migration that we do not know, or another of that number', async () => {
  const schemas = [
    {
      from: /"checksum":"[0-9a-f]{64}"\}\]/,
      to: `"checksum":"${'0'.repeat(64)}"}]`,
      fault: 'backup-of-other-schema',
    },
    {
      from: /\}\],"sequences"/,
      to: `},{"number":999,"name":"0999-later.sql","checksum":"${'0'.repeat(64)}"}],"sequences"`,
      fault: 'backup-made-by-newer',
    },
  ]
  for (const { from, to, fault } of schemas) {
    const path = join(folder, `${fault}.longrange`)
    await writeFile(path, resealed(text.toString('utf8').replace(from, to)))
    expect(await restore(target, path, { by: 'test', insists: true })).toMatchObject({ fault })
  }
  expect(await contentOf(target.reader)).toEqual(before)
})

test('rows that the tables refuse: a whole file can still not be taken by halves', async () => {
  const path = join(folder, 'refused.longrange')
  const cut = text
    .toString('utf8')
    .replace(/(\{"table":"customers"[^\n]*\n)[\s\S]*?\n\\\.\n[^\n]*\n/, (_, head: string) => {
      const sha256 = sumsOf('')
      return `${head}\\.\n${JSON.stringify({ rows: 0, bytes: 0, sha256 })}\n`
    })
  await writeFile(path, resealed(cut))
  await expect(restore(target, path, { by: 'test', insists: true })).rejects.toThrow('foreign key')
  expect(await contentOf(target.reader)).toEqual(before)
})

/** The same text with a last line that fits it again. */
function resealed(all: string): Buffer {
  const lines = all
    .split('\n')
    .filter((line) => line.startsWith('{"'))
    .slice(0, -1)
  const rows = lines
    .map((line) => (JSON.parse(line) as { rows?: number }).rows ?? 0)
    .reduce((sum, each) => sum + each, 0)
  const end = {
    tables: lines.filter((line) => line.startsWith('{"table"')).length,
    rows,
    sha256: sumsOf(`${lines.join('\n')}\n`),
  }
  return zlib.zstdCompressSync(
    Buffer.from(`${all.slice(0, all.trimEnd().lastIndexOf('\n') + 1)}${JSON.stringify(end)}\n`),
  )
}
