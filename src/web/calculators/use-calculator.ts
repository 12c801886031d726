import { useMemo } from 'react'
import { type Calculator, type CalculatorInputs, defaultsOf, readInputs } from '#domain/calculator/calculator.ts'
import { defaultPolicy } from '#domain/policy.ts'
import type { SettingValue, ValuesOf } from '#domain/settings.ts'
import type { Reply } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { anyText, searchReader } from '#web/search-reader.ts'
import { useCentre, useSearch } from '#web/use-search.ts'

export interface Worked<I extends CalculatorInputs> {
  readonly values: ValuesOf<I>
  readonly defaults: ValuesOf<I>
  /** The centre whose policy gives defaults; null: the group's. */
  readonly policyOf: string | null
  /** Why the policy could not be had: then the defaults are those of the specification. */
  readonly problem: Problem | null
  readonly again: () => void
  readonly set: (name: keyof I & string, value: SettingValue) => void
  readonly reset: () => void
}

/** The inputs of a calculator: what the address says over what the policy says; what is changed goes into the address. */
export function useCalculator<I extends CalculatorInputs>(calculator: Pick<Calculator<I>, 'inputs'>): Worked<I> {
  const centre = useCentre()
  const { data, error, refetch } = useAsk(
    'GET /policy',
    { query: centre === undefined ? {} : { centre: Number(centre) } },
    { keepsLast: true, staleAfter: 300_000 },
  )
  const read = useMemo(
    () => searchReader(Object.fromEntries(Object.keys(calculator.inputs).map((name) => [name, anyText]))),
    [calculator],
  )
  const [search, setSearch] = useSearch(read)
  const defaults = useMemo(
    () => defaultsOf(calculator, data === undefined ? defaultPolicy : policyIn(data)),
    [calculator, data],
  )
  const values = useMemo(() => readInputs(calculator, search, defaults), [calculator, search, defaults])
  return {
    values,
    defaults,
    policyOf: data?.place.name || null,
    problem: error,
    again: () => void refetch(),
    set: (name, value) =>
      setSearch({ [name]: value === defaults[name] ? undefined : String(value) }, { replace: true }),
    reset: () => setSearch(Object.fromEntries(Object.keys(calculator.inputs).map((name) => [name, undefined]))),
  }
}

function policyIn({ chapters }: Reply<'GET /policy'>): Record<string, Record<string, SettingValue>> {
  return Object.fromEntries(
    chapters.map(({ group, settings }) => [
      group,
      Object.fromEntries(settings.map(({ name, value }) => [name, value])),
    ]),
  )
}
