import { calculator } from '#domain/calculator/calculator.ts'
import { needScore, warrantyCase } from '#domain/calculator/extended-warranty.ts'
import type { Label } from '#domain/label.ts'

function failure(zh: string, en: string, [chance, mean]: readonly [number, number], origin: 'published' | 'example') {
  return [
    {
      part: 'failures',
      label: { zh: `${zh}：期内概率`, en: `${en}: chance in the term` },
      unit: 'share',
      default: chance,
      min: 0,
      max: 1,
      origin,
    },
    {
      part: 'failures',
      label: { zh: `${zh}：平均费用`, en: `${en}: mean cost` },
      unit: 'yuan',
      default: mean,
      min: 0,
      max: 1_000_000,
      origin,
    },
  ] as const
}

const drive = failure('三电系统', 'Drive system', [0.15, 32_000], 'published')
const suspension = failure('底盘悬架', 'Suspension', [0.25, 8000], 'published')
const third = failure('其他一', 'Other, first', [0, 0], 'example')
const fourth = failure('其他二', 'Other, second', [0, 0], 'example')

const yesNo = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const

function question(label: Label) {
  return { part: 'need', label, unit: 'choice', default: 'yes', choices: yesNo, origin: 'example' } as const
}

/** Extended warranty, honestly (spec §5.4). */
export const warrantyCalculator = calculator({
  code: 'warranty',
  label: { zh: '延保测算', en: 'Extended warranty' },
  formula: {
    zh: '期望维修费 = Σ 概率 × 平均费用；标准差 = √Σ p(1 − p)c²；超过售价的概率按各故障相互独立、期内至多一次逐一组合得出；保本倍数：所有概率同乘多少，期望维修费才等于售价（概率至多 100%）。',
    en: 'Expected repairs = Σ chance × mean cost; deviation = √Σ p(1 − p)c²; the chance above the price comes from every combination, failures independent and at most once; break-even: the factor on all chances at which expected repairs equal the price (no chance above 100 %).',
  },
  parts: {
    price: { zh: '产品', en: 'Product' },
    failures: { zh: '故障（高里程、第 3–5 年）', en: 'Failures (high mileage, years 3–5)' },
    need: { zh: '客户情况', en: 'The customer' },
  },
  inputs: {
    price: {
      part: 'price',
      label: { zh: '延保售价', en: 'Price' },
      unit: 'yuan',
      default: 12_800,
      min: 0,
      max: 1_000_000,
      origin: 'published',
    },
    term: {
      part: 'price',
      label: { zh: '保障期', en: 'Term' },
      unit: 'years',
      default: 3,
      min: 1,
      max: 15,
      whole: true,
      origin: 'published',
    },
    driveChance: drive[0],
    driveCost: drive[1],
    suspensionChance: suspension[0],
    suspensionCost: suspension[1],
    thirdChance: third[0],
    thirdCost: third[1],
    fourthChance: fourth[0],
    fourthCost: fourth[1],
    kmPerYear: {
      part: 'need',
      label: { zh: '年行驶里程', en: 'Kilometres a year' },
      unit: 'km',
      default: 30_000,
      min: 0,
      max: 500_000,
      origin: 'example',
    },
    business: question({ zh: '网约车或营运', en: 'Ride-hailing or business' }),
    onTime: question({ zh: '按时保养', en: 'Maintained on time' }),
    monthsLeft: {
      part: 'need',
      label: { zh: '原厂保修剩余', en: 'Warranty left' },
      unit: 'months',
      default: 3,
      min: 0,
      max: 120,
      whole: true,
      origin: 'example',
    },
  },
  work: (v) => {
    const groups = [
      { chance: v.driveChance, cost: v.driveCost },
      { chance: v.suspensionChance, cost: v.suspensionCost },
      { chance: v.thirdChance, cost: v.thirdCost },
      { chance: v.fourthChance, cost: v.fourthCost },
    ]
    return {
      ...warrantyCase(groups, v.price, v.business === 'yes'),
      price: v.price,
      pricePerMonth: v.price / (v.term * 12),
      largestBill: groups.reduce((sum, { chance, cost }) => sum + (chance > 0 ? cost : 0), 0),
      need: needScore({
        kmPerYear: v.kmPerYear,
        isBusiness: v.business === 'yes',
        isMaintainedOnTime: v.onTime === 'yes',
        warrantyLeftMonths: v.monthsLeft,
      }),
    }
  },
})
