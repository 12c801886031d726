import { useMemo, type ReactNode } from 'react'
import { auditActionLabels, type AuditAction } from '#domain/access/audit-action.ts'
import { parseDay } from '#domain/calendar.ts'
import { addressOf } from '#web/api/client.ts'
import { type RowOf, useAsk, usePages } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel, useLanguage, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh, type SettingsPhrases } from '#web/phrases/settings.zh.ts'
import { auditDetailText } from '#web/settings/audit-detail.ts'
import { anyText, oneOf, searchReader, wholeNumber } from '#web/search-reader.ts'
import { useMe } from '#web/shell/me.ts'
import { type SetSearch, useSearch } from '#web/use-search.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import type { Column } from '#web/ui/columns.ts'
import { DataList } from '#web/ui/data-list.tsx'
import { instantText } from '#web/ui/format.ts'
import { Empty } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { DateField } from '#web/ui/text-field.tsx'
import '#web/settings/settings.css'

type Row = RowOf<'GET /audit'>

const readAudit = searchReader({ person: wholeNumber, action: oneOf(auditActionLabels), from: anyText, to: anyText })

type AuditSearch = ReturnType<typeof readAudit>

function queryOf({ person, action, from, to }: AuditSearch) {
  const [first, last] = [parseDay(from ?? ''), parseDay(to ?? '')]
  return {
    ...(person === undefined ? {} : { person }),
    ...(action === undefined ? {} : { action }),
    ...(first === null ? {} : { from: first }),
    ...(last === null ? {} : { to: last }),
  }
}

/** Who did what, newest first. */
export function AuditLog(): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).audit
  const label = useLabel()
  const language = useLanguage()
  const { rights } = useMe()
  const [search, setSearch] = useSearch(readAudit)
  const query = queryOf(search)
  const pages = usePages('GET /audit', { query })
  const mayOpen = rights.includes('money.read')
  const columns = useMemo(() => columnsOf(words, label, mayOpen), [words, label, mayOpen])
  return (
    <div className="stack">
      <Filters search={search} onChange={setSearch} />
      <Panel isFlush>
        <DataList
          name="audit"
          label={words.title}
          columns={columns}
          pages={pages}
          keyOf={({ auditId }) => String(auditId)}
          empty={<Empty title={words.nothing} icon="history" />}
          actions={
            <LinkButton
              size="small"
              icon="download"
              download
              href={addressOf('GET /audit/file', { query: { ...query, language } })}
            >
              {words.file}
            </LinkButton>
          }
        />
      </Panel>
    </div>
  )
}

interface FiltersProps {
  readonly search: AuditSearch
  readonly onChange: SetSearch<AuditSearch>
}

function Filters({ search: { person, action, from, to }, onChange }: FiltersProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).audit
  const label = useLabel()
  const people = useAsk('GET /audit/people', {})
  const names = people.data?.rows.map(({ staffId, name }) => ({ value: String(staffId), label: name })) ?? []
  const actions = Object.entries(auditActionLabels).map(([id, name]) => ({
    value: id as AuditAction,
    label: label(name),
  }))
  return (
    <div className="row">
      <SelectField
        label={words.who}
        hidesLabel
        none={words.everybody}
        value={person === undefined ? '' : String(person)}
        choices={names}
        onChange={(id) => onChange({ person: id === '' ? undefined : Number(id) })}
      />
      <SelectField
        label={words.action}
        hidesLabel
        none={words.everything}
        value={action ?? ''}
        choices={actions}
        onChange={(id) => onChange({ action: id === '' ? undefined : id })}
      />
      <DateField
        label={words.from}
        hidesLabel
        value={from ?? ''}
        onChange={(day) => onChange({ from: day || undefined })}
      />
      <span aria-hidden="true">–</span>
      <DateField label={words.to} hidesLabel value={to ?? ''} onChange={(day) => onChange({ to: day || undefined })} />
    </div>
  )
}

function columnsOf(
  words: SettingsPhrases['audit'],
  label: (words: { zh: string; en: string }) => string,
  mayOpen: boolean,
): Column<Row>[] {
  return [
    { id: 'at', label: words.at, cell: ({ at }) => instantText(at), width: '150px' },
    {
      id: 'who',
      label: words.who,
      cell: ({ actor, isProgram }) => (isProgram ? words.program(actor) : actor === 'demo' ? words.demo : actor),
      width: 'minmax(120px, 1fr)',
    },
    {
      id: 'action',
      label: words.action,
      cell: ({ action }) => label(auditActionLabels[action as AuditAction] ?? { zh: action, en: action }),
      width: 'minmax(140px, 1fr)',
    },
    {
      id: 'subject',
      label: words.subject,
      cell: ({ subject }) => <Subject subject={subject} words={words} mayOpen={mayOpen} />,
      width: 'minmax(120px, 1fr)',
    },
    {
      id: 'detail',
      label: words.detail,
      cell: ({ detail }) => (detail === null ? '' : auditDetailText(detail, label)),
      width: 'minmax(160px, 2fr)',
    },
  ]
}

interface SubjectProps {
  readonly subject: Row['subject']
  readonly words: SettingsPhrases['audit']
  readonly mayOpen: boolean
}

function Subject({ subject, words, mayOpen }: SubjectProps): ReactNode {
  if (subject === null) return ''
  const { kind, id, name } = subject
  if (kind === 'customer' && mayOpen)
    return <a href={hrefTo('profile', { params: { customerId: id } })}>{words.customer(id)}</a>
  if (kind === 'customer') return words.customer(id)
  if (kind === 'centre') return name ?? words.group
  return name ?? otherText(id, words)
}

/** What is neither a customer, a person nor a centre. */
function otherText(id: string, { lists, token }: SettingsPhrases['audit']): string {
  const number = /^token (\d+)$/.exec(id)?.[1]
  return number === undefined ? (lists[id as keyof typeof lists] ?? id) : token(number)
}
