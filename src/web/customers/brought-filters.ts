import type { Label } from '#domain/label.ts'
import { type Segment, segmentLabels } from '#domain/segment/segment.ts'
import type { CustomersSearch } from '#web/customers/search.ts'
import type { CustomersPhrases } from '#web/phrases/customers.zh.ts'
import type { Filter } from '#web/ui/filter-bar.tsx'
import type { Format } from '#web/ui/use-format.ts'
import type { SetSearch } from '#web/use-search.ts'

interface Brought {
  readonly words: CustomersPhrases
  readonly say: (label: Label) => string
  readonly format: Format
  readonly search: CustomersSearch
  readonly set: SetSearch<CustomersSearch>
}

/** What a figure of another screen brings along in the address: shown, and taken off, never chosen here. */
export function broughtFilters(brought: Brought): readonly Filter[] {
  return [stood(brought), totals(brought), firstVisit(brought), cameAgain(brought)]
}

function stood({ words, say, search, set }: Brought): Filter {
  const chosen = search.stood ?? []
  const textOf = (value: string): string => {
    const [on = '', segment = ''] = value.split(':')
    const place = Object.hasOwn(segmentLabels, segment) ? say(segmentLabels[segment as Segment]) : words.notThere
    return `${on} ${place}`
  }
  return {
    id: 'stood',
    label: words.stood,
    choices: chosen.map((value) => ({ value, label: textOf(value) })),
    chosen,
    onChoose: (values) => set({ stood: values.length === 0 ? undefined : values }),
  }
}

function totals({ words, format, search, set }: Brought): Filter {
  const { totalFromFen: from, totalBelowFen: below } = search
  const text =
    from === undefined
      ? words.below(format.money(below ?? null))
      : below === undefined
        ? words.fromOn(format.money(from))
        : `${format.money(from)}–${format.money(below)}`
  const isSet = from !== undefined || below !== undefined
  return single('total', words.totalValue, isSet ? text : null, () =>
    set({ totalFromFen: undefined, totalBelowFen: undefined }),
  )
}

function firstVisit({ words, search, set }: Brought): Filter {
  const to = search.firstVisitTo
  const text = to === undefined ? null : words.until(to)
  return single('firstVisit', words.firstVisit, text, () => set({ firstVisitTo: undefined }))
}

function cameAgain({ words, search, set }: Brought): Filter {
  const days = search.cameAgainWithin
  const text = days === undefined ? null : words.daysAfter(days)
  return single('cameAgain', words.cameAgain, text, () => set({ cameAgainWithin: undefined }))
}

function single(id: string, label: string, text: string | null, onClear: () => void): Filter {
  const choices = text === null ? [] : [{ value: id, label: text }]
  return { id, label, choices, chosen: choices.map(({ value }) => value), isSingle: true, onChoose: onClear }
}
