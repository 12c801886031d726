/** What a chart shows, as a table. */
export interface ChartTable {
  readonly columns: readonly { readonly label: string; readonly align?: 'start' | 'end' }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}
