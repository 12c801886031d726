import { severityLabels } from '#domain/complaint/severity.ts'
import { yuanText } from '#domain/money.ts'
import { dayText, timeText, type DayNumber } from '#demo/day-text.ts'
import type { Row } from '#demo/demo-files.ts'
import type { Visit } from '#demo/life.ts'
import { chance, normal, pick, pickIndex, randomStream, wholeBetween, type Random } from '#demo/random.ts'
import type { ToldCustomer, ToldVisit } from '#demo/told-customer.ts'
import { centreAt } from '#demo/world.ts'

const answeredShare = 0.3
const complaintShare = { troubled: 0.34, untroubled: 0.0028 } as const
const reasonTexts = {
  price: '价格',
  waiting: '等待',
  attitude: '态度',
  quality: '质量',
  other: '搬迁或换车手续',
} as const
const comments = {
  good: ['顾问很耐心，讲解清楚', '比预计时间早完成', '环境不错，服务热情', '检查得很仔细', '取送车很方便'],
  usual: ['还可以', '整体满意', '希望周末多开几个工位'],
  price: ['配件太贵了', '报价和最后结算不一致'],
  waiting: ['等了很久才有人接待', '说好的时间没修好'],
  attitude: ['前台态度冷淡', '问题没人解释'],
  quality: ['同样的故障又出现了', '装回去有异响'],
} as const
const severityWeights = [50, 30, 16, 4] as const
const severities = ['low', 'medium', 'high', 'critical'] as const

/** Surveys and complaints: what a customer says about their visits. */
export function voiceRows({ world, life, visits }: ToldCustomer): Row[] {
  const { profile } = life
  const random = randomStream(world.seed, 'voice', profile.customer)
  const leniency = normal(random) * 0.6
  const rows: Row[] = []
  for (const [index, told] of visits.entries()) {
    const number = `${profile.customerNo.slice(1)}${String(index + 1).padStart(3, '0')}`
    const isDrifting = life.relationship.mood === 'drifting' && told.visit.on >= life.relationship.moodSince
    const latent = 8.95 + leniency + centreAt(world, told.centre).charm - (isDrifting ? 0.9 : 0)
    const survey = surveyCells(random, told, { latent, today: world.today })
    if (survey)
      rows.push({
        file: 'surveys',
        cells: [`Q${number}`, told.orders[0]?.orderNo ?? '', profile.customerNo, ...survey],
      })
    const complaint = complaintCells(random, told.visit, world.today)
    if (complaint) rows.push({ file: 'complaints', cells: [`P${number}`, profile.customerNo, ...complaint] })
  }
  return rows
}

/** Date, score and comment; null where nobody answered. */
function surveyCells(
  random: Random,
  { visit }: ToldVisit,
  { latent, today }: { latent: number; today: DayNumber },
): string[] | null {
  const felt = latent + normal(random) * 1.1 - (visit.trouble === null ? 0 : 1.8 + random() * 3.5)
  const score = Math.max(0, Math.min(10, Math.round(felt)))
  const on = visit.on + wholeBetween(random, 1, 4)
  const isAnswered = chance(random, answeredShare * (visit.trouble === null ? 1 : 1.25))
  if (!isAnswered || on > today) return null
  return [dayText(on), String(score), chance(random, 0.3) ? comment(random, visit, score) : '']
}

function comment(random: Random, { trouble }: Visit, score: number): string {
  if (trouble !== null && score <= 7) return pick(random, comments[trouble])
  return pick(random, score >= 9 ? comments.good : comments.usual)
}

/** Opened, first response, resolved, severity, reason and compensation; null where nobody complained. */
function complaintCells(random: Random, visit: Visit, today: DayNumber): string[] | null {
  if (!chance(random, visit.trouble === null ? complaintShare.untroubled : complaintShare.troubled)) return null
  const on = visit.on + wholeBetween(random, 0, 5)
  const minute = wholeBetween(random, 9 * 60, 17 * 60)
  if (on > today) return null
  const answer = firstResponse(random, on, minute)
  const solvedOn = on + (chance(random, 0.75) ? wholeBetween(random, 1, 3) : wholeBetween(random, 4, 14))
  const severity = severities[pickIndex(random, severityWeights)] ?? 'low'
  return [
    timeText(on, minute),
    answer.on > today ? '' : timeText(answer.on, answer.minute),
    solvedOn > today ? '' : timeText(solvedOn, wholeBetween(random, 14 * 60, 18 * 60)),
    severityLabels[severity].zh,
    reasonTexts[visit.trouble ?? 'other'],
    chance(random, 0.3) ? yuanText(wholeBetween(random, 1, 8) * 10_000) : '',
  ]
}

/** Most within the two hours that are the goal, the rest later that day or the next. */
function firstResponse(random: Random, on: DayNumber, minute: number): { on: DayNumber; minute: number } {
  if (chance(random, 0.7)) return { on, minute: minute + wholeBetween(random, 5, 118) }
  const later = minute + wholeBetween(random, 125, 360)
  if (chance(random, 0.6) && later < 20 * 60) return { on, minute: later }
  return { on: on + 1, minute: wholeBetween(random, 9 * 60, 13 * 60) }
}
