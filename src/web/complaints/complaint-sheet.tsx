import type { ReactNode } from 'react'
import { rootCauses } from '#domain/complaint/root-cause.ts'
import { severityLabels } from '#domain/complaint/severity.ts'
import type { Told } from '#web/complaints/told.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { ClockText } from '#web/complaints/clock.tsx'
import { Decision } from '#web/complaints/decision.tsx'
import { OwnerField } from '#web/complaints/owner-field.tsx'
import { StepForm } from '#web/complaints/step-form.tsx'
import { hrefTo } from '#web/paths.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Answered } from '#web/ui/answered.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { Drawer } from '#web/ui/dialog.tsx'
import { instantText } from '#web/ui/format.ts'
import { PersonName } from '#web/ui/person-name.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface ComplaintSheetProps {
  /** `customer/source/number`. */
  readonly at: string
  readonly onClose: () => void
}

/** One complaint beside the list: who, the clocks, what was done, what to do next. */
export function ComplaintSheet({ at, onClose }: ComplaintSheetProps): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const [customerId = '', sourceId = '', ...number] = at.split('/')
  const params = { customerId: Number(customerId), sourceId: Number(sourceId), complaintNo: number.join('/') }
  const asked = useAsk('GET /complaints/{customerId}/{sourceId}/{complaintNo}', { params })
  return (
    <Drawer title={words.detail} isOpen onClose={onClose} size="medium">
      <Answered of={asked}>
        {(told) => (
          <div className="stack complaint-sheet">
            <Head told={told} />
            {told.mayWork && told.wantedCompensationFen !== null && <Decision told={told} />}
            {told.mayWork && <StepForm key={told.entries.length} told={told} />}
            {told.mayWork && <OwnerField told={told} />}
            <Entries told={told} />
            {told.others.length > 0 && <Others told={told} />}
          </div>
        )}
      </Answered>
    </Drawer>
  )
}

function Head({ told }: { readonly told: Told }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const label = useLabel()
  const format = useFormat()
  const facts = [
    words.opened(instantText(told.openedAt)),
    told.severity === null ? null : label(severityLabels[told.severity]),
    told.orderNo === null ? null : words.order(told.orderNo),
    told.rootCause === null ? null : `${words.rootCause} ${label(rootCauses[told.rootCause])}`,
    told.compensationFen === null ? null : `${words.compensation} ${format.exactMoney(told.compensationFen)}`,
  ]
  return (
    <section className="stack">
      <h3>{told.reason ?? words.noReason}</h3>
      {told.text !== null && <blockquote className="complaint-said">{told.text}</blockquote>}
      <p>
        <PersonName name={told.customerName} /> · {told.owner?.name ?? words.nobody}
      </p>
      <p className="muted">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      <p className="complaint-clocks">
        <span>
          {words.response} <ClockText clock={told.response} />
        </span>
        <span>
          {words.resolution} <ClockText clock={told.resolution} />
        </span>
      </p>
      <div className="row">
        <LinkButton href={hrefTo('profile', { params: { customerId: told.customerId } })} icon="person">
          {words.openProfile}
        </LinkButton>
      </div>
    </section>
  )
}

function Entries({ told }: { readonly told: Told }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  const format = useFormat()
  const kinds: Readonly<Record<string, string>> = words.kinds
  return (
    <section>
      <h4>{words.steps}</h4>
      <ol className="complaint-entries">
        {told.entries.map(({ at, kind, by, text, amountFen }, index) => (
          <li key={index}>
            <b>{kinds[kind] ?? kind}</b> {amountFen !== null && format.exactMoney(amountFen)}{' '}
            <span className="muted">
              {instantText(at)} · {by ?? words.byApp}
            </span>
            {text !== null && kind !== 'severity' && <p>{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Others({ told }: { readonly told: Told }): ReactNode {
  const words = usePhrases(complaintsZh, complaintsEn)
  return (
    <section>
      <h4>{words.others}</h4>
      <ul>
        {told.others.map(({ sourceId, complaintNo, openedAt, reason }) => (
          <li key={`${sourceId} ${complaintNo}`}>
            <a href={hrefTo('complaints', { search: { at: `${told.customerId}/${sourceId}/${complaintNo}` } })}>
              {instantText(openedAt)} {reason ?? words.noReason}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
