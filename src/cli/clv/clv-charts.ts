import { dayFromNumber, dayNumber, dayOf, monthOf, yearOf } from '#domain/calendar.ts'
import type { CalibrationGroup } from '#domain/value-model/calibration.ts'
import type { GammaGammaParameters } from '#domain/value-model/gamma-gamma.ts'
import { meanAmountDensity } from '#domain/value-model/gamma-gamma.ts'
import type { FrequencyGroup } from '#domain/value-model/study.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'
import type { TrackedWeek } from '#domain/value-model/tracking.ts'
import type { CustomerHistory } from '#domain/value-model/visit-log.ts'
import { axisTo, box, chart, dot, legend, line, text, type Axis, type Svg } from '#cli/clv/chart.ts'
import type { ClvPhrases } from '#cli/phrases/clv-zh.ts'

type Say = ClvPhrases['page']

/** Repeat visits week by week (`per: 'week'`), or added up. */
export function trackingChart(
  weeks: readonly TrackedWeek[],
  calibrationEnd: number,
  { per, say }: { readonly per: 'week' | 'sum'; readonly say: Say },
): Svg {
  const actual = weeks.map((week) => [week.until, per === 'week' ? week.actual : week.actualSum] as const)
  const expected = weeks.map((week) => [week.until, per === 'week' ? week.expected : week.expectedSum] as const)
  // The last week may be shorter than others: a week's figure would fall for no reason.
  const whole = per === 'week' && weeks.length > 1 ? -1 : weeks.length
  const most = Math.max(...[...actual, ...expected].map(([, visits]) => visits))
  const title = per === 'week' ? say.weekly : say.cumulative
  return chart(title, dayAxis(weeks), axisTo(title, most), (frame) =>
    [
      line(
        [
          [calibrationEnd, 0],
          [calibrationEnd, axisTo('', most).to],
        ],
        frame,
        'mark',
      ),
      line(expected.slice(0, whole), frame, 'expected'),
      line(actual.slice(0, whole), frame, 'actual'),
      legend([
        ['actual', say.actual],
        ['expected', say.expected],
      ]),
    ].join(''),
  )
}

/** Days, with ticks on the first of some months. */
function dayAxis(weeks: readonly TrackedWeek[]): Axis {
  const [from, to] = [(weeks[0]?.until ?? 7) - 7, weeks.at(-1)?.until ?? 0]
  const [first, last] = [dayFromNumber(from), dayFromNumber(to)]
  const months = (yearOf(last) - yearOf(first)) * 12 + monthOf(last) - monthOf(first)
  const step = [1, 2, 3, 6, 12, 24, 60].find((each) => months / each <= 8) ?? 120
  const ticks: number[] = []
  for (let month = 0; month <= months; month += step) {
    const at = monthOf(first) - 1 + month
    const tick = dayNumber(dayOf(yearOf(first) + Math.floor(at / 12), (at % 12) + 1, 1))
    if (tick >= from && tick <= to) ticks.push(tick)
  }
  return { title: '', from, to, ticks, show: (tick) => dayFromNumber(tick).slice(0, 7) }
}

const percentOf = (share: number): string => `${Math.round(share * 100)} %`

export function calibrationChart(groups: readonly CalibrationGroup[], say: Say): Svg {
  const most = Math.max(...groups.flatMap(({ foretold, high }) => [foretold, high]))
  const [x, y] = [axisTo(say.foretold, most, percentOf), axisTo(say.happened, most, percentOf)]
  return chart(say.calibration, x, y, (frame) =>
    [
      line(
        [
          [0, 0],
          [x.to, x.to],
        ],
        frame,
        'expected',
      ),
      ...groups.map(({ foretold, low, high }) =>
        line(
          [
            [foretold, low],
            [foretold, high],
          ],
          frame,
          'actual',
        ),
      ),
      ...groups.map(({ foretold, happened }) => dot([foretold, happened], frame, 'actual')),
    ].join(''),
  )
}

export function frequencyChart(groups: readonly FrequencyGroup[], say: Say): Svg {
  const most = Math.max(...groups.flatMap(({ expected, actual }) => [expected, actual]))
  const y = axisTo(say.meanVisits, most)
  const x: Axis = {
    title: say.repeats,
    from: -0.5,
    to: groups.length - 0.5,
    ticks: groups.map((_, i) => i),
    show: (i) => `${groups[i]?.x ?? ''}${groups[i]?.orMore === true ? '+' : ''}`,
  }
  return chart(say.byFrequency, x, y, (frame) =>
    [
      ...groups.map(({ actual, customers }, i) =>
        box([i - 0.3, i + 0.3], [0, actual], frame, { className: 'bar', says: String(customers) }),
      ),
      line(
        groups.map(({ expected }, i) => [i, expected] as const),
        frame,
        'expected',
      ),
      ...groups.map(({ expected }, i) => dot([i, expected], frame, 'expected')),
      legend([
        ['bars', say.actual],
        ['expected', say.expected],
      ]),
    ].join(''),
  )
}

const surfaceColumns = 24

/** P(active) of customers of one age by their repeat visits and how long they have been away; intervals as even as they can be. */
export function surfaceChart(
  predictor: Predictor,
  customers: readonly CustomerHistory[],
  { unit, say }: { readonly unit: string; readonly say: Say },
): Svg {
  const T = surfaceAge(customers)
  const counts = customers.map(({ x }) => x).toSorted((a, b) => a - b)
  const most = Math.max(4, Math.min(12, counts[Math.floor(counts.length * 0.98)] ?? 4))
  const x = axisTo(say.silence(unit), T)
  const y: Axis = {
    title: say.repeats,
    from: 0.5,
    to: most + 0.5,
    ticks: Array.from({ length: most }, (_, i) => i + 1),
    show: String,
  }
  const width = T / surfaceColumns
  return chart(say.surface, { ...x, to: T, ticks: x.ticks.filter((tick) => tick <= T) }, y, (frame) => {
    const cells: Svg[] = []
    for (let visits = 1; visits <= most; visits++) {
      for (let column = 0; column < surfaceColumns; column++) {
        const tx = T - (column + 0.5) * width
        const history = { x: visits, tx, T, litt: visits * Math.log(tx / visits) }
        const active = predictor.probabilityActive(history)
        cells.push(
          box([column * width, (column + 1) * width], [visits - 0.5, visits + 0.5], frame, {
            className: 'cell',
            opacity: Math.min(0.999, active),
            says: `P(active) = ${active.toFixed(2)}`,
          }),
          ...(column % 4 === 1
            ? [
                text(
                  [frame.x((column + 0.5) * width), frame.y(visits) + 4],
                  active.toFixed(2),
                  'middle',
                  active > 0.55 ? 'on' : 'title',
                ),
              ]
            : []),
        )
      }
    }
    return cells.join('')
  })
}

/** The age of customers of whom the surface tells: that of the middle one who came again. */
export function surfaceAge(customers: readonly CustomerHistory[]): number {
  const ages = customers
    .filter(({ x }) => x > 0)
    .map(({ T }) => T)
    .toSorted((a, b) => a - b)
  return Math.round(ages[Math.floor(ages.length / 2)] ?? 52) || 52
}

const spendBars = 24

/** Mean amounts of those who came again: as they are, and as Gamma-Gamma expects them of customers with as many visits. */
export function spendChart(customers: readonly CustomerHistory[], parameters: GammaGammaParameters, say: Say): Svg {
  const known = customers.flatMap(({ x, meanAmount }) =>
    x > 0 && meanAmount !== null && meanAmount > 0 ? [{ x, mean: meanAmount }] : [],
  )
  const sorted = known.map(({ mean }) => mean).toSorted((a, b) => a - b)
  const x = axisTo(say.amount, sorted[Math.floor(sorted.length * 0.97)] ?? 1)
  const width = x.to / spendBars
  const shares = Array.from(
    { length: spendBars },
    (_, i) => known.filter(({ mean }) => mean > i * width && mean <= (i + 1) * width).length / known.length,
  )
  const counts = new Map<number, number>()
  for (const { x: visits } of known) counts.set(visits, (counts.get(visits) ?? 0) + 1)
  const expected = Array.from({ length: 4 * spendBars }, (_, i): [number, number] => {
    const amount = ((i + 0.5) * width) / 4
    const density = [...counts].reduce((sum, [visits, n]) => sum + n * meanAmountDensity(parameters, visits, amount), 0)
    return [amount, (density / known.length) * width]
  })
  const y = axisTo(say.share, Math.max(...shares, ...expected.map(([, share]) => share)), percentOf)
  return chart(say.spend, x, y, (frame) =>
    [
      ...shares.map((share, i) =>
        box([i * width + width * 0.08, (i + 1) * width - width * 0.08], [0, share], frame, { className: 'bar' }),
      ),
      line(expected, frame, 'expected'),
      legend([
        ['bars', say.actual],
        ['expected', say.expected],
      ]),
    ].join(''),
  )
}
