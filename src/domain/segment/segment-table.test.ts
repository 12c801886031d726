import { expect, test } from 'vitest'
import { defaultPolicy } from '#domain/policy.ts'
import { segmentTable, type SegmentCell } from '#domain/segment/segment-table.ts'
import { segmentLabels, type Segment } from '#domain/segment/segment.ts'

const policy = defaultPolicy.segment

/**
 * Every cell, worked out by a separate program from the words of spec §2.3: a block per R, a line per F, a letter per
 * M from 1 to 5. A at risk, C champions, L loyal, P potential loyalists, N new customers, X lost, G average,
 * H hibernating. Small letters lie outside every box and go to the nearest.
 */
const drawn = [
  { r: 1, lines: ['XHhaa', 'HHaaa', 'haAAA', 'aaAAA', 'aaAAA'] },
  { r: 2, lines: ['HHgga', 'HGGga', 'gGAAA', 'ggAAA', 'aaAAA'] },
  { r: 3, lines: ['hgggp', 'gGGgp', 'gGGgp', 'lLLlc', 'lLLlc'] },
  { r: 4, lines: ['nnppp', 'ppPPP', 'llPPP', 'lLLCC', 'lLLCC'] },
  { r: 5, lines: ['NNNNN', 'npPPP', 'llPPP', 'lLLCC', 'lLLCC'] },
] as const

const letters: Readonly<Record<Segment, string>> = {
  at_risk: 'A',
  champions: 'C',
  loyal: 'L',
  potential_loyalists: 'P',
  new_customers: 'N',
  lost: 'X',
  average: 'G',
  hibernating: 'H',
}

test.each(drawn)('the 25 cells of R$r', ({ r, lines }) => {
  const cells = segmentTable(policy).filter((cell) => cell.r === r)
  const letter = ({ segment, distance }: SegmentCell) =>
    distance === 0 ? letters[segment] : letters[segment].toLowerCase()
  const rows = [1, 2, 3, 4, 5].map((f) =>
    cells
      .filter((cell) => cell.f === f)
      .map(letter)
      .join(''),
  )
  expect(rows).toEqual(lines)
})

test('there are 125 cells, each in one segment', () => {
  const table = segmentTable(policy)
  expect(new Set(table.map(({ r, f, m }) => `${r}${f}${m}`)).size).toBe(125)
  expect(table.every(({ segment }) => segment in segmentLabels)).toBe(true)
})

test('at risk is never reached by distance from R3 up', () => {
  const far = segmentTable(policy).filter(({ r, segment }) => r >= 3 && segment === 'at_risk')
  expect(far).toEqual([])
})

test('a centre that moves a box moves its cells', () => {
  const wider = segmentTable({ ...policy, champions: [3, 5, 4, 5, 4, 5] })
  expect(wider.find(({ r, f, m }) => r === 3 && f === 5 && m === 5)).toEqual({
    r: 3,
    f: 5,
    m: 5,
    segment: 'champions',
    distance: 0,
  })
})
