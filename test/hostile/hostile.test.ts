import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileFaultSentence } from '#intake/fault-sentences.ts'
import { largeFiles, smallFiles } from '#test/hostile/hostile-files.ts'
import { refusalOf, someFolder } from '#test/sheets/reading.ts'

let folder: Awaited<ReturnType<typeof someFolder>>
beforeAll(async () => {
  folder = await someFolder()
})
afterAll(() => folder.remove())

describe('small files', () => {
  test.each([
    ['nothing.csv', { fault: 'empty' }],
    ['only blanks.csv', { fault: 'empty' }],
    ['prose.txt', { fault: 'no-known-header' }],
    ['random.csv', { fault: 'not-a-table', looksLike: 'binary' }],
    ['picture.xlsx', { fault: 'not-a-table', looksLike: 'picture' }],
    ['paper.csv', { fault: 'not-a-table', looksLike: 'pdf' }],
    ['page.xls', { fault: 'not-a-table', looksLike: 'web-page' }],
    ['page with a mark.xls', { fault: 'not-a-table', looksLike: 'web-page' }],
    ['spreadsheet of 2003.xml', { fault: 'not-a-table', looksLike: 'json-or-xml' }],
    ['data.json', { fault: 'not-a-table', looksLike: 'json-or-xml' }],
    ['cut.xlsx', { fault: 'damaged' }],
    ['cut in its list.xlsx', { fault: 'damaged' }],
    ['changed byte.xlsx', { fault: 'damaged' }],
    ['words.docx', { fault: 'not-a-table', looksLike: 'other-office' }],
    ['binary.xlsx', { fault: 'not-a-table', looksLike: 'xlsb' }],
    ['csv inside.zip', { fault: 'not-a-table', looksLike: 'archive' }],
    ['no sheet.xlsx', { fault: 'damaged' }],
    ['locked parts.xlsx', { fault: 'password' }],
    ['entities.xlsx', { fault: 'damaged' }],
    ['not xml.xlsx', { fault: 'damaged' }],
    ['climbing.xlsx', { fault: 'damaged' }],
    ['locked.xlsx', { fault: 'password' }],
    ['old.xls', { fault: 'old-excel' }],
    ['letter.doc', { fault: 'not-a-table', looksLike: 'other-office' }],
    ['cut ole.xls', { fault: 'damaged' }],
    ['open quote.csv', { fault: 'damaged', line: 2 }],
    ['ten thousand columns.csv', { fault: 'too-big', limit: 'columns', line: 1 }],
    ['ten thousand columns.xlsx', { fault: 'too-big', limit: 'columns', line: 1 }],
    ['columns grow late.csv', { fault: 'too-big', limit: 'columns', line: 50_002 }],
    ['packed.csv', { fault: 'not-a-table', looksLike: 'archive' }],
  ])('%s', async (name, expected) => {
    const bytes = smallFiles[name]?.()
    const fault = await refusalOf(await folder.put(name, bytes ?? ''))
    expect(fault).toMatchObject(expected)
    const sentence = fault === null ? { zh: '', en: '' } : fileFaultSentence(fault)
    expect(sentence.zh).toMatch(/\p{Script=Han}/u)
    expect(sentence.en).toMatch(/^[^\p{Script=Han}]+$/u)
  })

  test('a folder and a missing file are told apart', async () => {
    expect(await refusalOf(folder.path('.'))).toEqual({ fault: 'not-a-table', looksLike: 'folder' })
    expect(await refusalOf(folder.path('not there.csv'))).toEqual({ fault: 'no-such-file' })
  })
})

const run = promisify(execFile)
const reader = fileURLToPath(new URL('read-one.ts', import.meta.url))

describe('large files, each in a process of its own', () => {
  test.each([
    ['endless cell.csv', { fault: 'too-big', limit: 'cell' }],
    ['endless line.csv', { fault: 'too-big', limit: 'cell' }],
    ['endless blanks.csv', { fault: 'too-big', limit: 'cell' }],
    ['zeros.csv', { fault: 'not-a-table', looksLike: 'binary' }],
    ['bomb of zeros.xlsx', { fault: 'too-big', limit: 'unpacked' }],
    ['bomb of rows.xlsx', { fault: 'too-big', limit: 'unpacked' }],
    ['bomb of strings.xlsx', { fault: 'too-big', limit: 'unpacked' }],
    ['bomb that lies about its size.xlsx', { fault: 'damaged' }],
    ['packed.csv.gz', { fault: 'not-a-table', looksLike: 'archive' }],
  ])('%s is refused in 10 s and 512 MB', { timeout: 60_000 }, async (name, expected) => {
    await largeFiles[name]?.(folder.path(name))
    const { stdout } = await run(process.execPath, [reader, folder.path(name)], { timeout: 20_000 })
    const result: unknown = JSON.parse(stdout)
    expect(result).toMatchObject({ fault: expected })
    const { seconds, megabytes } = result as { seconds: number; megabytes: number }
    expect(seconds).toBeLessThan(10)
    expect(megabytes).toBeLessThan(512)
  })
})
