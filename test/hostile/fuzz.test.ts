import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, someFolder } from '#test/sheets/reading.ts'
import { workbook } from '#test/sheets/workbook.ts'

let folder: Awaited<ReturnType<typeof someFolder>>
beforeAll(async () => {
  folder = await someFolder()
})
afterAll(() => folder.remove())

const rows = [
  ['customer_no', 'name', 'birthday'],
  ...Array.from({ length: 50 }, (_, index) => [`C${index}`, { rich: ['李', `${index}`] }, { serial: 30_000 + index }]),
]
const samples = [
  ...readdirSync('test/sheets')
    .filter((name) => /\.(csv|txt)$/.test(name))
    .map((name) => readFileSync(`test/sheets/${name}`)),
  workbook([{ name: 'a', rows, merged: ['B2:B9'] }]),
]

/** A real file with some bytes changed, taken out or put in, and perhaps cut off. */
const damaged = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('change', 'remove', 'insert')), {
      maxLength: 8,
    }),
    fc.option(fc.nat()),
  )
  .map(([sample, changes, cut]) => {
    const bytes = [...sample]
    for (const [place, byte, what] of changes) {
      if (what === 'change') bytes[place % bytes.length] = byte
      else bytes.splice(place % bytes.length, what === 'remove' ? 1 : 0, ...(what === 'insert' ? [byte] : []))
    }
    return Buffer.from(cut === null ? bytes : bytes.slice(0, cut % (bytes.length + 1)))
  })

test('whatever happened to its bytes, a file is read or refused, and nothing breaks', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      const fault = await refusalOf(await folder.put('fuzzed', bytes))
      expect(fault === null || typeof fault.fault === 'string').toBe(true)
    }),
    { numRuns: 400 },
  )
})
