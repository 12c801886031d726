import { describe, expect, test } from 'vitest'
import { csvLine } from '#demo/csv-line.ts'
import type { Row } from '#demo/demo-files.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'
import type { SimulationOptions } from '#demo/world.ts'

const options: SimulationOptions = { seed: 7, customers: 1200, centres: 3, from: '2018-01-01', asOf: '2025-12-31' }
const rows = [...simulatedRows(options)]

/** FNV-1a over everything that would be written. */
function checksum(all: Iterable<Row>): number {
  let hash = 0x811c9dc5
  for (const { file, cells } of all) {
    const line = `${file}:${csvLine(cells)}\n`
    for (let i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

describe('the same seed', () => {
  test.each([
    { dirtyShare: 0, form: 'kinds' },
    { dirtyShare: 0.1, form: 'kinds' },
    { dirtyShare: 0.1, form: 'repair-orders' },
  ] as const)('gives the same bytes: $form, $dirtyShare dirty', (how) => {
    const small = { ...options, ...how, customers: 150 }
    expect(checksum(simulatedRows(small))).toBe(checksum(simulatedRows(small)))
  })

  test('gives customer n the same history whatever the total', () => {
    const few = [...simulatedRows({ ...options, customers: 300 })]
    expect(rows.slice(0, few.length)).toEqual(few)
  })

  test('another seed gives other people', () => {
    expect(checksum(simulatedRows({ ...options, customers: 50, seed: 8 }))).not.toBe(
      checksum(simulatedRows({ ...options, customers: 50 })),
    )
  })
})

test.each([
  { wrong: { centres: 0 } },
  { wrong: { centres: 7 } },
  { wrong: { customers: 0 } },
  { wrong: { seed: 1.5 } },
  { wrong: { from: '2025-06-01' } },
  { wrong: { dirtyShare: 0.5 } },
] as const)('refuses $wrong', ({ wrong }) => {
  expect(() => simulatedRows({ ...options, ...wrong }).next()).toThrow(RangeError)
})

test('an advisor looks after 200 to 600 customers', () => {
  const counts = new Map<string, number>()
  for (const { file, cells } of simulatedRows({ ...options, customers: 4002 })) {
    if (file === 'customers') counts.set(cells[9] ?? '', (counts.get(cells[9] ?? '') ?? 0) + 1)
  }
  expect(counts.size).toBe(12)
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(200)
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(600)
})
