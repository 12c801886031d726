import type { ReactNode } from 'react'
import { severityLabels } from '#domain/complaint/severity.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { CausesPanel } from '#web/complaints/causes-panel.tsx'
import { ClockText } from '#web/complaints/clock.tsx'
import { ComplaintSheet } from '#web/complaints/complaint-sheet.tsx'
import { type ComplaintTab, readComplaints } from '#web/complaints/search.ts'
import { known } from '#web/known.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Empty, Note } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { useSearch } from '#web/use-search.ts'
import '#web/complaints/complaints.css'

export type ComplaintRow = Reply<'GET /complaints'>['rows'][number]

const severityTones: Readonly<Record<keyof typeof severityLabels, Tone>> = {
  low: 'neutral',
  medium: 'fair',
  high: 'poor',
  critical: 'bad',
}

/** Complaints with their clocks, the most urgent first; one of them beside. */
export function Complaints(): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const [{ tab = 'open', at, centre }, setSearch] = useSearch(readComplaints)
  const query = known({ state: tab, centre: centre === undefined ? undefined : Number(centre) })
  const asked = useAsk('GET /complaints', { query }, { every: 60_000 })
  const count = asked.data === undefined ? null : asked.data.rows.length
  return (
    <Page title={words.title} subtitle={words.subtitle}>
      <Tabs
        label={words.tabs}
        tabs={[
          { id: 'open', label: tab === 'open' && count !== null ? words.open(String(count)) : words.openPlain },
          {
            id: 'settled',
            label: tab === 'settled' && count !== null ? words.settled(String(count)) : words.settledPlain,
          },
        ]}
        chosen={tab}
        onChoose={(next: ComplaintTab) => setSearch({ tab: next === 'open' ? undefined : next })}
      >
        <Answered of={asked}>
          {({ rows, isComplete, causes }) => (
            <div className="stack">
              <Panel>
                {rows.length === 0 && <NoneYet tab={tab} />}
                {rows.length > 0 && <Rows rows={rows} onOpen={(key) => setSearch({ at: key })} />}
                {!isComplete && <Note>{words.more}</Note>}
              </Panel>
              {causes.length > 0 && <CausesPanel causes={causes} />}
            </div>
          )}
        </Answered>
      </Tabs>
      {at !== undefined && <ComplaintSheet at={at} onClose={() => setSearch({ at: undefined })} />}
    </Page>
  )
}

function NoneYet({ tab }: { readonly tab: ComplaintTab }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  return tab === 'open' ? (
    <Empty title={words.none} icon="check">
      {words.noneNext}
    </Empty>
  ) : (
    <Empty title={words.noneSettled} icon="history" />
  )
}

interface RowsProps {
  readonly rows: readonly ComplaintRow[]
  readonly onOpen: (key: string) => void
}

function Rows({ rows, onOpen }: RowsProps): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  return (
    <ul className="complaints" aria-label={words.title}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={`complaint complaint-${row.response.state}`}>
          <button type="button" className="complaint-open" onClick={() => onOpen(keyOf(row))}>
            <Summary row={row} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Summary({ row }: { readonly row: ComplaintRow }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const label = useLabel()
  const format = useFormat()
  return (
    <>
      <span className="complaint-head">
        <b>{row.reason ?? words.noReason}</b>
        {row.severity !== null && (
          <Badge tone={severityTones[row.severity]}>{label(severityLabels[row.severity])}</Badge>
        )}
        {row.repeats > 0 && <Badge tone="poor">{words.repeat(format.number(row.repeats))}</Badge>}
      </span>
      <span className="complaint-who muted">
        <PersonName name={row.customerName} /> · {row.owner?.name ?? words.nobody}
        {row.wantedCompensationFen !== null && ` · ${words.wanted(format.exactMoney(row.wantedCompensationFen))}`}
      </span>
      <span className="complaint-clocks">
        <span>
          {words.response} <ClockText clock={row.response} />
        </span>
        <span>
          {words.resolution} <ClockText clock={row.resolution} />
        </span>
      </span>
    </>
  )
}

/** How the address names a complaint. */
export function keyOf(row: Pick<ComplaintRow, 'customerId' | 'sourceId' | 'complaintNo'>): string {
  return `${row.customerId}/${row.sourceId}/${row.complaintNo}`
}
