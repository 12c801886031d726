import { attachRatesCalculator } from '#domain/calculator/attach-rates.ts'
import type { Calculator } from '#domain/calculator/calculator.ts'
import { carOptionsCalculator } from '#domain/calculator/car-options.ts'
import { fourLeversCalculator } from '#domain/calculator/four-levers.ts'
import { lifetimeValueCalculator } from '#domain/calculator/lifetime-value-calculator.ts'
import { programmeCalculator } from '#domain/calculator/programme-calculator.ts'
import { returnsCalculator } from '#domain/calculator/returns-calculator.ts'
import { twoWaysCalculator } from '#domain/calculator/two-ways.ts'
import { warrantyCalculator } from '#domain/calculator/warranty-calculator.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** Every calculator of spec chapter 5, in its order. */
export const calculators: readonly Calculator[] = [
  anyCalculator(lifetimeValueCalculator),
  anyCalculator(fourLeversCalculator),
  anyCalculator(attachRatesCalculator),
  anyCalculator(programmeCalculator),
  anyCalculator(warrantyCalculator),
  anyCalculator(carOptionsCalculator),
  anyCalculator(returnsCalculator),
  anyCalculator(twoWaysCalculator),
]

/** Forgets which inputs a calculator has; `readInputs` sees to it that it is given just those. */
function anyCalculator<I extends Calculator['inputs'], R>(one: Calculator<I, R>): Calculator {
  return { ...one, work: (values) => one.work(values as unknown as ValuesOf<I>) }
}
