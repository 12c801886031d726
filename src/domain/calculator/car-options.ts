import { calculator } from '#domain/calculator/calculator.ts'
import type { Label } from '#domain/label.ts'

/** One way to go on driving; yuan. Running costs are of one year. */
export interface CarOption {
  /** Price of the car to be bought; 0 where the present one stays. */
  readonly price: number
  /** Whether the present car is given in payment. */
  readonly tradesIn: boolean
  readonly energy: number
  readonly maintenance: number
  readonly insurance: number
  readonly tax: number
  /** What the car is worth at the end. */
  readonly residual: number
}

export interface CarOptionCost {
  /** Cash paid now: price less trade-in. */
  readonly cashOut: number
  readonly running: number
  readonly residual: number
  /** Cash out + running − residual; below 0 one has more in hand than one paid. */
  readonly total: number
  /** What is often quoted: purchase and depreciation both counted. */
  readonly countedTwice: number
}

/** Total cost of ownership over `years` (spec §5.5). */
function carOptionCost(option: CarOption, years: number, presentWorth: number): CarOptionCost {
  const cashOut = option.price - (option.tradesIn ? presentWorth : 0)
  const running = (option.energy + option.maintenance + option.insurance + option.tax) * years
  const total = cashOut + running - option.residual
  return { cashOut, running, residual: option.residual, total, countedTwice: total + option.price }
}

const options = {
  keep: { zh: '继续用现车', en: 'Keep the car' },
  petrol: { zh: '换燃油车', en: 'Trade for petrol' },
  electric: { zh: '换新能源车', en: 'Switch to electric' },
} as const satisfies Record<string, Label>

export type CarChoice = keyof typeof options

function amount(part: CarChoice, label: Label, usual: number, origin: 'published' | 'example' = 'example') {
  return { part, label, unit: 'yuan', default: usual, min: 0, max: 10_000_000, origin } as const
}

const words = {
  price: { zh: '购车价', en: 'Price' },
  energy: { zh: '能源费/年', en: 'Energy a year' },
  maintenance: { zh: '保养维修/年', en: 'Maintenance a year' },
  insurance: { zh: '保险/年', en: 'Insurance a year' },
  tax: { zh: '税费/年', en: 'Tax a year' },
  residual: { zh: '期末残值', en: 'Residual value' },
} as const satisfies Record<string, Label>

/** Keep, trade or switch (spec §5.5). */
export const carOptionsCalculator = calculator({
  code: 'car-options',
  label: { zh: '换车测算', en: 'Keep, trade or switch' },
  formula: {
    zh: '总拥有成本 = 现金支出（购车价 − 现车抵价）+ 使用成本（能源 + 保养 + 保险 + 税）× 年数 − 期末残值',
    en: 'Total cost of ownership = cash out (price − trade-in) + running (energy + maintenance + insurance + tax) × years − residual value',
  },
  parts: { shared: { zh: '共同条件', en: 'For all' }, ...options },
  inputs: {
    years: {
      part: 'shared',
      label: { zh: '年数', en: 'Years' },
      unit: 'years',
      default: 3,
      min: 1,
      max: 15,
      whole: true,
      origin: 'published',
    },
    worth: {
      part: 'shared',
      label: { zh: '现车价值', en: 'Present car is worth' },
      unit: 'yuan',
      default: 250_000,
      min: 0,
      max: 10_000_000,
      origin: 'published',
    },
    keepEnergy: amount('keep', words.energy, 15_000),
    keepMaintenance: amount('keep', words.maintenance, 12_000),
    keepInsurance: amount('keep', words.insurance, 5000),
    keepTax: amount('keep', words.tax, 1000),
    keepResidual: amount('keep', words.residual, 140_000),
    petrolPrice: amount('petrol', words.price, 500_000, 'published'),
    petrolEnergy: amount('petrol', words.energy, 15_000),
    petrolMaintenance: amount('petrol', words.maintenance, 6000),
    petrolInsurance: amount('petrol', words.insurance, 7000),
    petrolTax: amount('petrol', words.tax, 1000),
    petrolResidual: amount('petrol', words.residual, 300_000, 'published'),
    electricPrice: amount('electric', words.price, 500_000, 'published'),
    electricEnergy: amount('electric', words.energy, 2000),
    electricMaintenance: amount('electric', words.maintenance, 1000),
    electricInsurance: amount('electric', words.insurance, 6000),
    electricTax: amount('electric', words.tax, 0),
    electricResidual: amount('electric', words.residual, 350_000, 'published'),
  },
  work: (v) => {
    const keep = {
      price: 0,
      tradesIn: false,
      energy: v.keepEnergy,
      maintenance: v.keepMaintenance,
      insurance: v.keepInsurance,
      tax: v.keepTax,
      residual: v.keepResidual,
    }
    const petrol = {
      price: v.petrolPrice,
      tradesIn: true,
      energy: v.petrolEnergy,
      maintenance: v.petrolMaintenance,
      insurance: v.petrolInsurance,
      tax: v.petrolTax,
      residual: v.petrolResidual,
    }
    const electric = {
      price: v.electricPrice,
      tradesIn: true,
      energy: v.electricEnergy,
      maintenance: v.electricMaintenance,
      insurance: v.electricInsurance,
      tax: v.electricTax,
      residual: v.electricResidual,
    }
    const choices = Object.entries({ keep, petrol, electric }) as [CarChoice, CarOption][]
    return choices.map(([id, option]) => ({ id, label: options[id], ...carOptionCost(option, v.years, v.worth) }))
  },
})
