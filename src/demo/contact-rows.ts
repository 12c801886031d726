import { dayNumber, dayOf, yearOf } from '#domain/calendar.ts'
import { touchChannelLabels, type TouchChannel } from '#domain/touch/touch-channel.ts'
import { touchDirectionLabels } from '#domain/touch/touch-direction.ts'
import { touchPurposeLabels, type TouchPurpose } from '#domain/touch/touch-purpose.ts'
import { touchResultLabels, type TouchResult } from '#domain/touch/touch-result.ts'
import { dayText, timeText, type DayNumber } from '#demo/day-text.ts'
import type { Row } from '#demo/demo-files.ts'
import type { RecallCall } from '#demo/life.ts'
import { chance, pick, randomStream, wholeBetween, type Random } from '#demo/random.ts'
import type { ToldCustomer } from '#demo/told-customer.ts'

interface Touch {
  readonly on: DayNumber
  readonly channel: TouchChannel
  readonly direction?: 'in'
  readonly purpose: TouchPurpose
  readonly result: TouchResult
  readonly note: string
}

// Sent to everybody at once; month and date.
const campaigns = [
  { month: 1, date: 20, purpose: 'value', note: '群发：新春出行检查提示' },
  { month: 4, date: 28, purpose: 'sales', note: '群发：五一空调清洁优惠' },
  { month: 8, date: 18, purpose: 'value', note: '群发：高温用车与充电建议' },
  { month: 11, date: 11, purpose: 'sales', note: '群发：换季保养套餐' },
] as const
const campaignDays = 365
const questions = ['咨询冬季续航', '询问保养费用', '想改约时间', '询问软件升级', '反馈充电慢'] as const

export function touchRows(told: ToldCustomer): Row[] {
  const { world, life } = told
  const { customer, customerNo } = life.profile
  const random = randomStream(world.seed, 'contact', customer)
  const touches = [
    ...welcomeTouches(random, told),
    ...visitTouches(random, told),
    ...life.recallCalls.map((call) => recallTouch(random, call)),
    ...campaignTouches(random, told),
  ].filter(({ on }) => on <= world.today)
  return touches.map((touch, index) => ({
    file: 'touches',
    cells: [
      `T${customerNo.slice(1)}${String(index + 1).padStart(3, '0')}`,
      customerNo,
      timeText(touch.on, wholeBetween(random, 9 * 60, 18 * 60)),
      touchChannelLabels[touch.channel].zh,
      touchDirectionLabels[touch.direction ?? 'out'].zh,
      touchPurposeLabels[touch.purpose].zh,
      touchResultLabels[touch.result].zh,
      touch.note,
    ],
  }))
}

function welcomeTouches(random: Random, { life }: ToldCustomer): Touch[] {
  const { firstCar } = life.profile
  const on = firstCar.deliveredOn + wholeBetween(random, 1, 6)
  if (life.welcomeCall === 'none') return []
  return [{ on, channel: 'phone', purpose: 'value', result: life.welcomeCall, note: '新车关怀' }]
}

/** Before and after visits: reminders that led to them, thanks, and questions that customers send. */
function visitTouches(random: Random, { visits }: ToldCustomer): Touch[] {
  const touches: Touch[] = []
  for (const { visit } of visits) {
    const [reminds, follows, asks] = [chance(random, 0.3), chance(random, 0.45), chance(random, 0.08)]
    if (reminds && !visit.isRework && visit.on - visit.car.deliveredOn > 12) {
      const on = visit.on - wholeBetween(random, 3, 10)
      touches.push({
        on,
        channel: 'wechat',
        purpose: 'service',
        result: pick(random, ['read', 'booked', 'delivered']),
        note: '保养提醒',
      })
    }
    if (follows) touches.push(followUp(random, visit.on + 1))
    if (asks) {
      const on = visit.on + wholeBetween(random, 5, 40)
      touches.push({
        on,
        channel: 'wechat',
        direction: 'in',
        purpose: 'service',
        result: 'replied',
        note: pick(random, questions),
      })
    }
  }
  return touches
}

function followUp(random: Random, on: DayNumber): Touch {
  const note = '离店回访'
  if (chance(random, 0.4))
    return { on, channel: 'phone', purpose: 'service', result: chance(random, 0.65) ? 'reached' : 'no_answer', note }
  return {
    on,
    channel: 'wechat',
    purpose: 'service',
    result: pick(random, ['delivered', 'read', 'read', 'replied']),
    note,
  }
}

function recallTouch(random: Random, { on, isReached, isBooked }: RecallCall): Touch {
  const reachedResult = chance(random, 0.3) ? 'declined' : 'reached'
  const result = isBooked ? 'booked' : isReached ? reachedResult : 'no_answer'
  return { on, channel: 'phone', purpose: 'service', result, note: '流失预警关怀' }
}

function campaignTouches(random: Random, { world, life }: ToldCustomer): Touch[] {
  const year = yearOf(dayText(world.today))
  const touches: Touch[] = []
  for (const { month, date, purpose, note } of campaigns) {
    const thisYear = dayNumber(dayOf(year, month, date))
    const on = thisYear <= world.today ? thisYear : dayNumber(dayOf(year - 1, month, date))
    const [isOnList, isDelivered] = [chance(random, 0.7), chance(random, 0.94)]
    const isKnown = on > life.profile.firstCar.deliveredOn && on > world.today - campaignDays
    if (isOnList && isKnown)
      touches.push({ on, channel: 'sms', purpose, result: isDelivered ? 'delivered' : 'bounced', note })
  }
  return touches
}
