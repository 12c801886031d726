import type { Asked } from '#web/api/client.ts'
import type { CustomersSearch } from '#web/customers/search.ts'
import type { Selected } from '#web/ui/selection.ts'

export type CustomersQuery = NonNullable<Asked<'GET /customers'>['query']>

const sorts = ['valueAtRisk', 'totalValue', 'lastVisit', 'health', 'tenure'] as const
type Sort = NonNullable<CustomersQuery['sort']>

/** What the API is asked for by an address. */
export function queryOf(search: CustomersSearch): CustomersQuery {
  const { centre, r, f, m, advisor, vip, neglected, falseHighValue, neverVisited, sort, ...rest } = search
  const flags = { vip, neglected, falseHighValue, neverVisited }
  const numbers = { r, f, m, advisor }
  const query = {
    ...rest,
    ...Object.fromEntries(Object.entries(flags).flatMap(([name, is]) => (is === true ? [[name, '1']] : []))),
    ...Object.fromEntries(
      Object.entries(numbers).flatMap(([name, of]) => (of === undefined ? [] : [[name, of.map(Number)]])),
    ),
    ...(centre === undefined ? {} : { centre: Number(centre) }),
    ...(isSort(sort) ? { sort } : {}),
  }
  return query as CustomersQuery
}

function isSort(sort: string | undefined): sort is Sort {
  return sorts.some((each) => sort === each || sort === `-${each}`)
}

/** Those who were taken out of everybody selected, as the API is told. */
export function exceptOf({ except }: Extract<Selected, { kind: 'all' }>): { except?: string } {
  return except.size === 0 ? {} : { except: [...except].join(',') }
}
