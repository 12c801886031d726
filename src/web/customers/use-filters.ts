import { addDays, type Day } from '#domain/calendar.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import type { Label } from '#domain/label.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { broughtFilters } from '#web/customers/brought-filters.ts'
import type { CustomersSearch } from '#web/customers/search.ts'
import { customersEn } from '#web/phrases/customers.en.ts'
import { customersZh, type CustomersPhrases } from '#web/phrases/customers.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import type { Filter } from '#web/ui/filter-bar.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import type { SetSearch } from '#web/use-search.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

/** What lists of the centre can be narrowed by, and how fresh their scores are. */
export function useChoices({ centre }: CustomersSearch) {
  const query = centre === undefined ? {} : { centre: Number(centre) }
  return useAsk('GET /customers/choices', { query }, { staleAfter: 300_000 })
}

/** The filters of the list as chips: the usual ones always, the others where an address brings them along. */
export function useFilters(search: CustomersSearch, set: SetSearch<CustomersSearch>): readonly Filter[] {
  const words = usePhrases(customersZh, customersEn)
  const say = useLabel()
  const format = useFormat()
  const { rights, group } = useMe()
  const { data } = useChoices(search)
  const seesMoney = rights.includes('money.read')

  const several = (id: SeveralOf, label: string, choices: readonly Choice[]): Filter => ({
    id,
    label,
    choices,
    chosen: search[id] ?? [],
    onChoose: (values) => set({ [id]: values.length === 0 ? undefined : values }),
  })
  const labelled = (id: SeveralOf, label: string, labels: Readonly<Record<string, Label>>): Filter =>
    several(
      id,
      label,
      Object.entries(labels).map(([value, each]) => ({ value, label: say(each) })),
    )
  const unknown = { unknown: { zh: words.unknown, en: words.unknown } }
  const advisors = (data?.advisors ?? []).map(({ staffId, name }) => ({ value: String(staffId), label: name }))
  const plain = (values: readonly string[] | undefined): Choice[] =>
    (values ?? []).map((value) => ({ value, label: value }))
  const usual = [
    labelled('segment', words.segment, segmentLabels),
    labelled('stage', words.stage, stageLabels),
    labelled('level', words.level, ladderLevelLabels),
    labelled('grade', words.grade, { ...healthGradeLabels, ...unknown }),
    ...(seesMoney ? [labelled('tier', words.tier, { ...valueTierLabels, ...unknown })] : []),
    special(words, search, set, seesMoney),
    dayRange(visitRange(words, group.today), search, set, words),
    dayRange(warrantyRange(words, group.today), search, set, words),
    several('advisor', words.advisor, [...advisors, { value: '0', label: words.nobody }]),
    several('model', words.model, plain(data?.models)),
    several('tag', words.tag, plain(data?.tags)),
  ]
  const fifths = ['5', '4', '3', '2', '1'].map((value) => ({ value, label: value }))
  const others = [
    several('r', 'R', fifths),
    several('f', 'F', fifths),
    several('m', 'M', fifths),
    labelled('cadence', words.cadence, cadenceGroupLabels),
    ...broughtFilters({ words, say, format, search, set }),
    chosenOnes(words, search, set),
  ]
  return [...usual.filter(({ choices }) => choices.length > 1), ...others.filter(({ chosen }) => chosen.length > 0)]
}

type SeveralOf =
  | 'segment'
  | 'stage'
  | 'level'
  | 'grade'
  | 'tier'
  | 'cadence'
  | 'advisor'
  | 'model'
  | 'tag'
  | 'r'
  | 'f'
  | 'm'

const marks = ['vip', 'neglected', 'falseHighValue', 'neverVisited'] as const

function special(
  words: CustomersPhrases,
  search: CustomersSearch,
  set: SetSearch<CustomersSearch>,
  seesMoney: boolean,
): Filter {
  const shown = marks.filter((mark) => seesMoney || mark === 'vip' || mark === 'neverVisited')
  return {
    id: 'special',
    label: words.special,
    choices: shown.map((value) => ({ value, label: words[value] })),
    chosen: marks.filter((mark) => search[mark] === true),
    onChoose: (values) =>
      set(Object.fromEntries(marks.map((mark) => [mark, values.includes(mark) ? true : undefined]))),
  }
}

function chosenOnes(words: CustomersPhrases, { ids }: CustomersSearch, set: SetSearch<CustomersSearch>): Filter {
  const choices = ids === undefined ? [] : [{ value: ids, label: words.chosenCount(ids.split(',').length) }]
  return {
    id: 'ids',
    label: words.chosenOnes,
    choices,
    chosen: choices.map(({ value }) => value),
    isSingle: true,
    onChoose: ([value]) => set({ ids: value }),
  }
}

interface DayRange {
  readonly id: string
  readonly label: string
  readonly from: 'lastVisitFrom' | 'warrantyFrom'
  readonly to: 'lastVisitTo' | 'warrantyTo'
  readonly usual: readonly { readonly label: string; readonly from: Day | null; readonly to: Day | null }[]
}

function visitRange(words: CustomersPhrases, today: Day): DayRange {
  return {
    id: 'lastVisit',
    label: words.lastVisit,
    from: 'lastVisitFrom',
    to: 'lastVisitTo',
    usual: [
      { label: words.within(90), from: addDays(today, -90), to: null },
      { label: words.between(90, 180), from: addDays(today, -180), to: addDays(today, -91) },
      { label: words.between(180, 365), from: addDays(today, -365), to: addDays(today, -181) },
      { label: words.longerThan(365), from: null, to: addDays(today, -366) },
    ],
  }
}

function warrantyRange(words: CustomersPhrases, today: Day): DayRange {
  return {
    id: 'warranty',
    label: words.warranty,
    from: 'warrantyFrom',
    to: 'warrantyTo',
    usual: [
      { label: words.endsWithin(30), from: today, to: addDays(today, 30) },
      { label: words.endsWithin(90), from: today, to: addDays(today, 90) },
      { label: words.ended, from: null, to: addDays(today, -1) },
    ],
  }
}

/** Days as a choice among usual spans; a span that an address brings is one more. */
function dayRange(
  { id, label, from, to, usual }: DayRange,
  search: CustomersSearch,
  set: SetSearch<CustomersSearch>,
  words: CustomersPhrases,
): Filter {
  const value = (first: string | null | undefined, last: string | null | undefined): string =>
    `${first ?? ''}..${last ?? ''}`
  const choices = usual.map((span) => ({ value: value(span.from, span.to), label: span.label }))
  const [first, last] = [search[from], search[to]]
  const now = value(first, last)
  const isUsual = choices.some((choice) => choice.value === now)
  const isSet = first !== undefined || last !== undefined
  const own = { value: now, label: words.range(first ?? words.earliest, last ?? words.latest) }
  return {
    id,
    label,
    choices: isSet && !isUsual ? [...choices, own] : choices,
    chosen: isSet ? [now] : [],
    isSingle: true,
    onChoose: ([chosen]) => {
      const [start, end] = (chosen ?? '..').split('..')
      set({ [from]: start === '' ? undefined : start, [to]: end === '' ? undefined : end })
    },
  }
}
