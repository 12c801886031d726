import type { Label } from '#domain/label.ts'
import type { TallyCounts } from '#domain/report/tally.ts'
import { type Interval, meanInterval, ratioInterval, type Sums } from '#domain/report/mean-interval.ts'
import { shareInterval, type ShareCounts } from '#domain/report/share-counts.ts'
import type { ScoreCounts } from '#domain/report/work-counts.ts'
import type { YearCounts } from '#domain/report/yearly-rates.ts'

/** What a centre has reached: the value, and how many it is told from. */
export interface Reached {
  /** Null where there is nothing to tell it from. */
  readonly value: number | null
  readonly base: number
  /** 95 %; null where there are too few for one. */
  readonly interval: Interval | null
}

/** How complaints and contacts went; counted by the store. */
export interface ServedCounts {
  readonly complaintResponse: ShareCounts
  readonly contactMix: ShareCounts
}

export type GoalFigures = TallyCounts & { readonly service: ServedCounts }

/** Something that a month is measured by (spec §6.1). */
export interface GoalMetric {
  readonly label: Label
  /** What exactly is counted, and over which time. */
  readonly hint: Label
  readonly unit: 'share' | 'index' | 'number' | 'fen'
  /** Of the specification; null: a centre sets its own. */
  readonly usualTarget: number | null
  readonly measure: (figures: GoalFigures) => Reached
  /** Playbooks that move it, the strongest first. */
  readonly movedBy: readonly string[]
}

function ofShare(counts: ShareCounts): Reached {
  return { value: counts.of === 0 ? null : counts.who / counts.of, base: counts.of, interval: shareInterval(counts) }
}

/** Mean score × 10. */
function ofScores({ answers, scores, squares }: ScoreCounts): Reached {
  return ofMean({ of: answers, sum: scores * 10, squares: squares * 100 })
}

function ofMean(sums: Sums): Reached {
  return { value: sums.of === 0 ? null : sums.sum / sums.of, base: sums.of, interval: known(meanInterval(sums)) }
}

/** What a visit brings, told from customers: some of them came more often than others. */
function ofVisits(year: YearCounts): Reached {
  const { activeCustomers: of, spendFen, visits, spendSquares, visitSquares, spendTimesVisits } = year
  const squares = { aboveSquares: spendSquares, belowSquares: visitSquares, products: spendTimesVisits }
  const interval = known(ratioInterval({ of, above: spendFen, below: visits, ...squares }))
  return { value: visits === 0 ? null : spendFen / visits, base: of, interval }
}

/** Figures of an earlier release were kept without the squares. */
function known(interval: Interval | null): Interval | null {
  return interval === null || Number.isNaN(interval.low) ? null : interval
}

export const goalMetrics = {
  first_service_show: {
    label: { zh: '首保到店率', en: 'First-service show rate' },
    hint: {
      zh: '交车满 6 个月的车辆中，6 个月内做过首保的比例',
      en: 'Of cars delivered over 6 months ago, those with a first service within 6 months',
    },
    unit: 'share',
    usualTarget: 0.9,
    measure: ({ retention }) => ofShare(retention.firstServiceShow),
    movedBy: ['P2', 'P1'],
  },
  growth_penetration: {
    label: { zh: '成长期增值渗透率', en: 'Value-added share in growth stage' },
    hint: {
      zh: '成长期客户中，近 12 个月买过增值、软件或延保的比例',
      en: 'Of growth-stage customers, those with a value-added, software or warranty line in 12 months',
    },
    unit: 'share',
    usualTarget: 0.15,
    measure: ({ work }) => ofShare(work.growthPenetration),
    movedBy: ['P6', 'P16', 'P20'],
  },
  recall: {
    label: { zh: '沉睡客户召回率', en: 'Recall of lapsed customers' },
    hint: { zh: '90 天前已沉睡的客户中，此后到过店的比例', en: 'Of those lapsed 90 days ago, who have come since' },
    unit: 'share',
    usualTarget: 0.1,
    measure: ({ work }) => ofShare(work.recall),
    movedBy: ['P13', 'P5', 'P12'],
  },
  survey_index: {
    label: { zh: '满意度指数', en: 'Survey index' },
    hint: { zh: '近 90 天问卷平均分 × 10', en: 'Mean survey score of 90 days × 10' },
    unit: 'index',
    usualTarget: 75,
    measure: ({ work }) => ofScores(work.surveys),
    movedBy: ['P19', 'P22', 'P2'],
  },
  second_service_return: {
    label: { zh: '首保后回店率', en: 'Second-service return' },
    hint: {
      zh: '首保满 12 个月的车辆中，12 个月内再次到店的比例',
      en: 'Of first services 12 months ago or more, those with another visit within 12 months',
    },
    unit: 'share',
    usualTarget: 0.5,
    measure: ({ retention }) => ofShare(retention.secondServiceReturn),
    movedBy: ['P3', 'P7'],
  },
  vip_satisfaction: {
    label: { zh: 'VIP 满意度', en: 'VIP satisfaction' },
    hint: { zh: 'VIP 客户近 12 个月问卷平均分 × 10', en: 'Mean survey score of VIPs in 12 months × 10' },
    unit: 'index',
    usualTarget: 85,
    measure: ({ work }) => ofScores(work.vipSurveys),
    movedBy: ['P14', 'P8', 'P21'],
  },
  complaint_response: {
    label: { zh: '投诉及时响应率', en: 'Complaints answered in time' },
    hint: {
      zh: '近 12 个月投诉中，2 小时内首次响应的比例',
      en: 'Of complaints of 12 months, those first answered within 2 hours',
    },
    unit: 'share',
    usualTarget: 0.9,
    measure: ({ service }) => ofShare(service.complaintResponse),
    movedBy: ['P22'],
  },
  contact_mix: {
    label: { zh: '非推销触达占比', en: 'Contacts that sell nothing' },
    hint: {
      zh: '近 12 个月主动触达中，不以推销为目的的比例',
      en: 'Of our contacts of 12 months, those that sell nothing',
    },
    unit: 'share',
    usualTarget: 0.9,
    measure: ({ service }) => ofShare(service.contactMix),
    movedBy: ['P8', 'P21', 'P3'],
  },
  visits_per_customer: {
    label: { zh: '人均年到店次数', en: 'Visits per customer' },
    hint: { zh: '近 12 个月到过店的客户，平均到店次数', en: 'Visits of 12 months per customer who came' },
    unit: 'number',
    usualTarget: 2,
    measure: ({ retention: { year } }) =>
      ofMean({ of: year.activeCustomers, sum: year.visits, squares: year.visitSquares }),
    movedBy: ['P7', 'P3', 'P4'],
  },
  spend_per_visit: {
    label: { zh: '单次到店消费', en: 'Spend per visit' },
    hint: { zh: '近 12 个月客户自付金额 ÷ 到店次数', en: 'Paid by customers in 12 months ÷ visits' },
    unit: 'fen',
    usualTarget: null,
    measure: ({ retention }) => ofVisits(retention.year),
    movedBy: ['P16', 'P20', 'P6'],
  },
} as const satisfies Readonly<Record<string, GoalMetric>>

export type GoalMetricName = keyof typeof goalMetrics

export const goalMetricNames = Object.keys(goalMetrics) as GoalMetricName[]
