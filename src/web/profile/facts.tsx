import type { ReactNode } from 'react'

interface Fact {
  readonly label: string
  /** Null: not shown. */
  readonly value: ReactNode
}

/** Names and values, one line each. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const shown = facts.filter(({ value }) => value !== null && value !== '')
  return (
    <dl className="facts">
      {shown.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
