import type { ReactNode } from 'react'
import { rootCauses } from '#domain/complaint/root-cause.ts'
import type { Reply } from '#web/api/client.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface CausesPanelProps {
  readonly causes: Reply<'GET /complaints'>['causes']
}

/** Why it came to complaints, beside what others report. */
export function CausesPanel({ causes }: CausesPanelProps): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const label = useLabel()
  const format = useFormat()
  const all = causes.reduce((sum, { n }) => sum + n, 0)
  return (
    <Panel title={words.causes}>
      <PlainTable
        label={words.causes}
        columns={[
          { label: words.cause },
          { label: words.count, align: 'end' },
          { label: words.share, align: 'end' },
          { label: words.reference, align: 'end' },
        ]}
        rows={causes.map(({ cause, n, reference }) => ({
          id: cause ?? 'unknown',
          cells: [
            cause === null ? words.unknownCause : label(rootCauses[cause]),
            format.number(n),
            format.percent(n / all),
            format.percent(reference),
          ],
        }))}
      />
    </Panel>
  )
}
