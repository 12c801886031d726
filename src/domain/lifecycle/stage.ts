import { addMonths, dayNumber, type Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** Lifecycle stages 生命周期阶段 (spec §2.1). */
export const stageLabels = {
  new: { zh: '新客期', en: 'New' },
  activation: { zh: '激活期', en: 'Activation' },
  growth: { zh: '成长期', en: 'Growth' },
  mature: { zh: '成熟期', en: 'Mature' },
  decline: { zh: '衰退期', en: 'Decline' },
  no_vehicle: { zh: '无在用车辆', en: 'No vehicle' },
} as const satisfies Record<string, Label>

export type Stage = keyof typeof stageLabels

const stagesByAge = ['new', 'activation', 'growth', 'mature', 'decline'] as const satisfies readonly Stage[]

export const stageSettings = {
  fromMonths: {
    label: {
      zh: '激活、成长、成熟、衰退期起始车龄，月',
      en: 'Age at which activation, growth, mature and decline begin, months',
    },
    default: [12, 36, 60, 96],
    min: 1,
    max: 240,
    whole: true,
    order: 'rising',
  },
} as const

export type StagePolicy = ValuesOf<typeof stageSettings>

/** `ageMonths`: of the current vehicle; null where none is owned or its delivery is unknown. */
export function stageOf(ageMonths: number | null, { fromMonths }: StagePolicy): Stage {
  if (ageMonths === null) return 'no_vehicle'
  return stagesByAge[fromMonths.filter((months) => ageMonths >= months).length] ?? 'decline'
}

/** Day number on which the next stage begins; Infinity in the last one and without a vehicle. */
export function nextStageOn(deliveredOn: Day | null, ageMonths: number | null, { fromMonths }: StagePolicy): number {
  if (deliveredOn === null || ageMonths === null) return Infinity
  const months = fromMonths.find((from) => from > ageMonths)
  return months === undefined ? Infinity : dayNumber(addMonths(deliveredOn, months))
}
