import { useState, type ReactNode } from 'react'
import { type Payer, payerLabels } from '#domain/visit/payer.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useProfilePhrases } from '#web/profile/profile-of.ts'
import { Button } from '#web/ui/button.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface Line {
  readonly item: string
  readonly paidFen: number | null
  readonly payer: Payer
}

/** Lines that stand there at once; the rest when asked for. */
const atOnce = 3

/** What was done on a visit, and who paid where it was not the customer. */
export function VisitLines({ lines }: { readonly lines: unknown }): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const read = Array.isArray(lines) ? (lines as readonly Line[]) : []
  if (read.length === 0) return null
  const shown = isWhole ? read : read.slice(0, atOnce)
  return (
    <ul className="timeline-lines">
      {shown.map(({ item, paidFen, payer }, number) => (
        <li key={`${number} ${item}`}>
          {item}{' '}
          <span className="muted">
            {[
              paidFen === null ? null : format.exactMoney(paidFen),
              payer === 'customer' ? null : say(payerLabels[payer]),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </li>
      ))}
      {shown.length < read.length && (
        <li>
          <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
            {words.moreLines(read.length - shown.length)}
          </Button>
        </li>
      )}
    </ul>
  )
}
