import type { History } from '#domain/value-model/histories.ts'
import type { SimulatedCustomer } from '#domain/value-model/timing-model.ts'

/** What is seen of a simulated customer at this age. */
export function historyAt({ visits }: SimulatedCustomer, T: number): History {
  const seen = visits.filter((age) => age <= T)
  const litt = seen.reduce((sum, age, i) => sum + Math.log(age - (seen[i - 1] ?? 0)), 0)
  return { x: seen.length, tx: seen.at(-1) ?? 0, T, litt }
}
