import { useState, type ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { anyText, flag, searchReader } from '#web/search-reader.ts'
import { PolicyEffect } from '#web/settings/policy-effect.tsx'
import { type Chapter, type Draft, faultsOf, keyOf, type PolicyReply } from '#web/settings/policy-draft.ts'
import { PolicyHistory } from '#web/settings/policy-history.tsx'
import { SettingLine } from '#web/settings/setting-line.tsx'
import { useMe } from '#web/shell/me.ts'
import { useCentre, useSearch } from '#web/use-search.ts'
import { Button } from '#web/ui/button.tsx'
import { SwitchField } from '#web/ui/choice-field.tsx'
import { Empty, Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { SearchField } from '#web/ui/text-field.tsx'
import '#web/settings/settings.css'

/** Every default of the rules, of the group or the chosen centre: found, changed, tried on real data, saved. */
export function PolicySettings(): ReactNode {
  const centre = useCentre()
  const asked = centre === undefined ? {} : { centre: Number(centre) }
  const { data, error, refetch } = useAsk('GET /policy', { query: asked })
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={12} />
  return <PolicyOf key={centre ?? 'group'} policy={data} centre={asked} />
}

const readFilter = searchReader({ q: anyText, changed: flag })

interface PolicyOfProps {
  readonly policy: PolicyReply
  readonly centre: { readonly centre?: number }
}

function PolicyOf({ policy, centre }: PolicyOfProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).policy
  const label = useLabel()
  const { rights } = useMe()
  const [draft, setDraft] = useState<Draft>({})
  const [isTrying, setTrying] = useState(false)
  const [isHistory, setHistory] = useState(false)
  const [{ q = '', changed }, setSearch] = useSearch(readFilter)
  const mayEdit = rights.includes('policy.edit')
  const faults = faultsOf(policy, draft)
  const chapters = found(policy.chapters, q, changed === true, draft)
  const count = Object.keys(draft).length
  return (
    <div className="stack">
      <div className="row policy-bar">
        <SearchField
          label={words.search}
          placeholder={words.search}
          value={q}
          onChange={(text) => setSearch({ q: text || undefined }, { replace: true })}
        />
        <SwitchField
          label={words.changedOnly}
          isChecked={changed === true}
          onChange={(isOn) => setSearch({ changed: isOn || undefined })}
        />
        <span className="policy-place">
          {policy.place.name === '' ? words.ofGroup : words.ofCentre(policy.place.name)}
        </span>
        <Button icon="history" size="small" onPress={() => setHistory(true)}>
          {words.history}
        </Button>
      </div>
      {!mayEdit && <Note>{words.readOnly}</Note>}
      {chapters.length === 0 && <Empty title={words.nothing} icon="search" />}
      {chapters.map(({ group, label: name, settings }) => (
        <Panel key={group} title={label(name)} isFlush>
          {settings.map((row) => (
            <SettingLine
              key={row.name}
              group={group}
              row={row}
              isGroup={policy.place.centreId === null}
              mayEdit={mayEdit}
              draft={draft}
              fault={faults.get(keyOf(group, row.name)) ?? null}
              onDraft={setDraft}
            />
          ))}
        </Panel>
      ))}
      {count > 0 && (
        <SaveBar count={count} faults={faults.size} onDrop={() => setDraft({})} onTry={() => setTrying(true)} />
      )}
      {isTrying && (
        <PolicyEffect
          policy={policy}
          draft={draft}
          centre={centre}
          onClose={() => setTrying(false)}
          onSaved={() => setDraft({})}
        />
      )}
      {isHistory && <PolicyHistory centre={centre} onClose={() => setHistory(false)} />}
    </div>
  )
}

interface SaveBarProps {
  readonly count: number
  readonly faults: number
  readonly onDrop: () => void
  readonly onTry: () => void
}

function SaveBar({ count, faults, onDrop, onTry }: SaveBarProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).policy
  return (
    <div className="policy-save no-print" role="region" aria-label={words.unsaved(count)}>
      <strong>{words.unsaved(count)}</strong>
      {faults > 0 && <span className="policy-faults">{words.faulty(faults)}</span>}
      <span className="policy-gap" />
      <Button variant="quiet" onPress={onDrop}>
        {words.drop}
      </Button>
      <Button variant="primary" isDisabled={faults > 0} onPress={onTry}>
        {words.tryIt}
      </Button>
    </div>
  )
}

/** Chapters with the settings that a search finds, by either language or by name. */
function found(chapters: readonly Chapter[], q: string, isChangedOnly: boolean, draft: Draft): Chapter[] {
  const wanted = q.trim().toLowerCase()
  return chapters
    .map((chapter) => ({
      ...chapter,
      settings: chapter.settings.filter((row) => {
        const key = keyOf(chapter.group, row.name)
        const text = [key, row.label.zh, row.label.en, chapter.label.zh, chapter.label.en].join(' ').toLowerCase()
        return text.includes(wanted) && (!isChangedOnly || row.isOwn || draft[key] !== undefined)
      }),
    }))
    .filter(({ settings }) => settings.length > 0)
}
