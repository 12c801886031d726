import { calculator } from '#domain/calculator/calculator.ts'
import { grossRatio } from '#domain/calculator/returns.ts'
import type { Label } from '#domain/label.ts'

/** One customer in one year; yuan. */
export interface YearOfCustomer {
  readonly spend: number
  readonly addOns: number
  readonly family: number
  readonly referrals: number
}

export interface WayTotals {
  readonly own: number
  readonly familyAndFriends: number
  readonly total: number
  /** To the end of each year. */
  readonly cumulative: readonly number[]
}

function wayTotals(years: readonly YearOfCustomer[]): WayTotals {
  const cumulative: number[] = []
  let [own, familyAndFriends] = [0, 0]
  for (const { spend, addOns, family, referrals } of years) {
    own += spend + addOns
    familyAndFriends += family + referrals
    cumulative.push(own + familyAndFriends)
  }
  return { own, familyAndFriends, total: own + familyAndFriends, cumulative }
}

const words = {
  Spend: { zh: '消费', en: 'spend' },
  AddOns: { zh: '增值', en: 'add-ons' },
  Family: { zh: '家人', en: 'family' },
  Referrals: { zh: '转介绍', en: 'referrals' },
} as const satisfies Record<string, Label>

function amount(part: 'transaction' | 'relationship', year: number, kind: keyof typeof words, usual: number) {
  const { zh, en } = words[kind]
  const label = { zh: `第 ${year} 年${zh}`, en: `Year ${year}, ${en}` }
  return { part, label, unit: 'yuan', default: usual, min: 0, max: 10_000_000, origin: 'published' } as const
}

/** Transaction thinking and relationship thinking for one customer (spec §5.7); the published case gives totals, its split by year is ours. */
export const twoWaysCalculator = calculator({
  code: 'two-ways',
  label: { zh: '两种思维', en: 'Two ways' },
  formula: {
    zh: '合计 = Σ 每年（消费 + 增值 + 家人 + 转介绍）；倍数 = 关系思维合计 ÷ 交易思维合计',
    en: 'Total = Σ by year (spend + add-ons + family + referrals); multiple = relationship ÷ transaction',
  },
  parts: {
    transaction: { zh: '交易思维', en: 'Transaction thinking' },
    relationship: { zh: '关系思维', en: 'Relationship thinking' },
  },
  inputs: {
    t1Spend: amount('transaction', 1, 'Spend', 580),
    t1AddOns: amount('transaction', 1, 'AddOns', 0),
    t1Family: amount('transaction', 1, 'Family', 0),
    t1Referrals: amount('transaction', 1, 'Referrals', 0),
    t2Spend: amount('transaction', 2, 'Spend', 0),
    t2AddOns: amount('transaction', 2, 'AddOns', 0),
    t2Family: amount('transaction', 2, 'Family', 0),
    t2Referrals: amount('transaction', 2, 'Referrals', 0),
    r1Spend: amount('relationship', 1, 'Spend', 3000),
    r1AddOns: amount('relationship', 1, 'AddOns', 5000),
    r1Family: amount('relationship', 1, 'Family', 4000),
    r1Referrals: amount('relationship', 1, 'Referrals', 6000),
    r2Spend: amount('relationship', 2, 'Spend', 5000),
    r2AddOns: amount('relationship', 2, 'AddOns', 8000),
    r2Family: amount('relationship', 2, 'Family', 8000),
    r2Referrals: amount('relationship', 2, 'Referrals', 12_000),
  },
  work: (v) => {
    const transaction = wayTotals([
      { spend: v.t1Spend, addOns: v.t1AddOns, family: v.t1Family, referrals: v.t1Referrals },
      { spend: v.t2Spend, addOns: v.t2AddOns, family: v.t2Family, referrals: v.t2Referrals },
    ])
    const relationship = wayTotals([
      { spend: v.r1Spend, addOns: v.r1AddOns, family: v.r1Family, referrals: v.r1Referrals },
      { spend: v.r2Spend, addOns: v.r2AddOns, family: v.r2Family, referrals: v.r2Referrals },
    ])
    return { transaction, relationship, multiple: grossRatio(relationship.total, transaction.total) }
  },
})
