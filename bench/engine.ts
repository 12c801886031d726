import { lookAt } from '#operations/engine.ts'
import { addPlaybook } from '#store/playbooks.ts'
import { nightOf, tickDays } from './engine-tasks.ts'
import { customersOf, fillAtWork, fillScored, groupOf, settle, writing } from './fill.ts'
import { ms, type Options, type Result } from './options.ts'
import { type Measured, median } from './pairs.ts'
import { runOn } from './run-child.ts'
import { sampleOf, today } from './sample.ts'

/** The daily tick over everybody with the whole catalogue, against reading their features once. */
export async function benchTick({ places, work, rows, pairs }: Options): Promise<Result> {
  const visits = rows ?? 10_000_000
  const sample = await sampleOf(work, visits / 10, visits, { withLines: true })
  const filled = await places.filled(`at-work-${sample.customers}`, (store) => fillAtWork(store, sample))
  const runs: Measured[] = []
  for (let run = 0; run < pairs; run++) runs.push(await runOn(places, filled, 'tick'))
  const step = (name: string): number => median(runs.map(({ steps }) => steps[name] ?? 0))
  const counts = runs[0]?.counts ?? {}
  const row = (day: number): string[] => {
    const ratios = runs.map(
      ({ steps }) => ((steps[`look ${day}`] ?? 0) + (steps[`work ${day}`] ?? 0)) / featuresOf(steps),
    )
    return [
      `day ${day}`,
      ms(median(runs.map(({ steps }) => featuresOf(steps)))),
      ms(step(`look ${day}`)),
      ms(step(`work ${day}`)),
      ms(counts[`looked at ${day}`] ?? 0),
      ms(counts[`moved ${day}`] ?? 0),
      median(ratios).toFixed(2),
      '≤ 3',
    ]
  }
  return {
    title: `A day's tick over ${ms(sample.customers)} customers with the whole catalogue`,
    header: [
      'after the group was entered',
      'features read once, ms',
      'looking at everybody, ms',
      'working on whom it concerns, ms',
      'customers it concerns',
      'enrolments moved',
      'ratio',
      'target',
    ],
    rows: tickDays.map(row),
    notes: [
      'Features are read once after each day, with the database in memory as it is for the ticks; the middle one counts. Before that the database is vacuumed, as it is between one night and the next.',
      'Looking reads everybody’s features anew; the night has them at hand. On the first days the first steps of a whole group that was entered at once are due, on the third those of everybody who visited in the days before.',
      'Concerned are those for whom the day gives something to do; who has a step due comes on top. Ending windows that have closed is in the time of looking.',
    ],
  }
}

function featuresOf(steps: Measured['steps']): number {
  return median(tickDays.map((day) => steps[`features ${day}`] ?? 1))
}

/** Everybody's step due at the same moment. */
export async function benchSteps({ places, work, rows, pairs }: Options): Promise<Result> {
  const visits = rows ?? 1_000_000
  const sample = await sampleOf(work, visits / 10, visits, { withLines: true })
  const filled = await places.filled(`steps-${sample.customers}`, async (store) => {
    await fillScored(store, sample)
    const { groupId } = await groupOf(store)
    await writing(store, (writer) => addPlaybook(writer, { groupId, ...dueTomorrow }).then(() => undefined))
    await lookAt(store, { groupId, customerIds: await customersOf(store, groupId), now: nightOf(today) })
    await settle(store)
  })
  const runs: Measured[] = []
  for (let run = 0; run < pairs; run++) runs.push(await runOn(places, filled, 'steps'))
  const perSecond = median(runs.map(({ steps, counts }) => (counts['steps'] ?? 0) / ((steps['steps'] ?? 1) / 1000)))
  return {
    title: `Steps due at once`,
    header: ['steps', 'ms', 'a second', 'target'],
    rows: [
      [
        ms(runs[0]?.counts['steps'] ?? 0),
        ms(median(runs.map(({ steps }) => steps['steps'] ?? 0))),
        ms(perSecond),
        '≥ 5,000',
      ],
    ],
    notes: ['Each is a task with its reason rendered in both languages, its line in the journal, and what comes next.'],
  }
}

const dueTomorrow = {
  playbookId: 'P99',
  isActive: true,
  shippedDigest: null,
  by: 'bench',
  source: `
id: P99
name: due-tomorrow
label: { zh: 明天到期, en: Due tomorrow }
class: low
purpose: service
trigger: { state: 'visits_24m >= 0' }
steps:
  - id: call
    kind: task
    role: advisor
    day: 1
    due_days: 3
    minutes: 10
    chance: 0.3
    benchmark: { zh: 试, en: trial }
    stake: { of: [potential], otherwise_yuan: 500 }
    done_when: []
    reason: { zh: '24 个月到店 {{ visits_24m }} 次', en: '{{ visits_24m }} visits in 24 months' }
    script: { zh: 您好, en: Hello }
    checklist: []
`,
} as const
