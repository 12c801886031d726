import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { keyOf } from '#web/settings/policy-draft.ts'
import { valueText } from '#web/settings/value-text.ts'
import { Drawer } from '#web/ui/dialog.tsx'
import { instantText } from '#web/ui/format.ts'
import { Empty, ProblemNote, Skeleton } from '#web/ui/note.tsx'

interface PolicyHistoryProps {
  readonly centre: { readonly centre?: number }
  readonly onClose: () => void
}

/** Every version with what it changed, newest first. */
export function PolicyHistory({ centre, onClose }: PolicyHistoryProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).policy
  const label = useLabel()
  const { data, error } = useAsk('GET /policy/versions', { query: centre })
  return (
    <Drawer title={words.history} isOpen onClose={onClose}>
      {error !== null && <ProblemNote problem={error} />}
      {data === undefined && error === null && <Skeleton />}
      {data?.rows.length === 0 && <Empty title={words.noHistory} icon="history" />}
      <ol className="policy-versions">
        {data?.rows.map(({ version, savedAt, savedBy, changes }) => (
          <li key={version}>
            <h3>{words.version(version)}</h3>
            <p className="muted">
              {instantText(savedAt)} · {savedBy}
            </p>
            <ul className="effect-changes">
              {changes.map(({ group, name, label: setting, from, to }) => (
                <li key={keyOf(group, name)}>
                  {setting === null ? keyOf(group, name) : label(setting)}
                  <strong>
                    {from === null ? words.notSet : valueText(from, null, label)} →{' '}
                    {to === null ? words.notSet : valueText(to, null, label)}
                  </strong>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
