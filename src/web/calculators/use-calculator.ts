import { useMemo } from 'react'
import {
  type Calculator,
  type CalculatorInputs,
  defaultsOf,
  ownValueOf,
  readInputs,
} from '#domain/calculator/calculator.ts'
import { type OwnFigures, ownFigures } from '#domain/calculator/own-figures.ts'
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
  /** Whether a default is the centre's own figure. */
  readonly isOwn: (name: string) => boolean
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
  const own = useOwnFigures(calculator)
  const read = useMemo(
    () => searchReader(Object.fromEntries(Object.keys(calculator.inputs).map((name) => [name, anyText]))),
    [calculator],
  )
  const [search, setSearch] = useSearch(read)
  const defaults = useMemo(
    () => defaultsOf(calculator, data === undefined ? defaultPolicy : policyIn(data), own),
    [calculator, data, own],
  )
  const values = useMemo(() => readInputs(calculator, search, defaults), [calculator, search, defaults])
  return {
    values,
    defaults,
    isOwn: (name) => calculator.inputs[name] !== undefined && ownValueOf(calculator.inputs[name], own) !== null,
    policyOf: data?.place.name || null,
    problem: error,
    again: () => void refetch(),
    set: (name, value) =>
      setSearch({ [name]: value === defaults[name] ? undefined : String(value) }, { replace: true }),
    reset: () => setSearch(Object.fromEntries(Object.keys(calculator.inputs).map((name) => [name, undefined]))),
  }
}

const none: Partial<OwnFigures> = {}

/** What the centre's last twelve months say, asked for only where an input begins with it; none where they say nothing. */
function useOwnFigures({ inputs }: Pick<Calculator, 'inputs'>): Partial<OwnFigures> {
  const centre = useCentre()
  const isEnabled = Object.values(inputs).some(({ own }) => own !== undefined)
  const { data } = useAsk(
    'GET /retention',
    { query: centre === undefined ? {} : { centre: Number(centre) } },
    { isEnabled, keepsLast: true, staleAfter: 300_000 },
  )
  return useMemo(() => (data === undefined ? none : ownFigures(data.year)), [data])
}

function policyIn({ chapters }: Reply<'GET /policy'>): Record<string, Record<string, SettingValue>> {
  return Object.fromEntries(
    chapters.map(({ group, settings }) => [
      group,
      Object.fromEntries(settings.map(({ name, value }) => [name, value])),
    ]),
  )
}
