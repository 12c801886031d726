import type { ReactNode } from 'react'
import { addressOf, type Reply } from '#web/api/client.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { JobsPanel } from '#web/backups/jobs-panel.tsx'
import { backupsEn } from '#web/phrases/backups.en.ts'
import { backupsZh, type BackupsPhrases } from '#web/phrases/backups.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { bytesText, instantText } from '#web/ui/format.ts'
import { Empty, Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import '#web/backups/backups.css'

type Told = Reply<'GET /backups'>

/** Backups, whether the newest can be trusted, how to restore, and what else happens by itself. */
export function Backups(): ReactNode {
  const words = usePhrases(backupsZh, backupsEn)
  const found = useAsk('GET /backups', {})
  const make = useChange('POST /backups', ['GET /backups'])
  const onSuccess = ({ name }: { name: string }): void => showToast({ text: words.made(name), kind: 'done' })
  if (found.error !== null) return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <Skeleton lines={5} />
  const { rows, folder, restoreCommand } = found.data
  return (
    <div className="stack">
      <Panel
        title={words.title}
        subtitle={words.subtitle(folder)}
        actions={
          <Button variant="primary" isBusy={make.isPending} onPress={() => make.mutate({}, { onSuccess })}>
            {words.make}
          </Button>
        }
      >
        {make.error !== null && <ProblemNote problem={make.error} />}
        <LastCheck check={found.data.lastCheck} words={words} />
        {rows.length === 0 && <Empty title={words.none}>{words.noneNext}</Empty>}
        {rows.length > 0 && <BackupList rows={rows} words={words} />}
      </Panel>
      <Panel title={words.restore} subtitle={words.restoreText}>
        <pre className="command">{restoreCommand}</pre>
      </Panel>
      <JobsPanel />
    </div>
  )
}

function LastCheck({ check, words }: { readonly check: Told['lastCheck']; readonly words: BackupsPhrases }): ReactNode {
  if (check === null) return <p className="muted">{words.notChecked}</p>
  if (check.problem !== null) return <Note tone="bad">{words.checkFailed(check.problem)}</Note>
  return <p className="muted">{words.checked(instantText(check.at))}</p>
}

function BackupList({ rows, words }: { readonly rows: Told['rows']; readonly words: BackupsPhrases }): ReactNode {
  return (
    <ul className="backup-list">
      {rows.map(({ name, bytes, madeAt, isDaily, isBeforeUpgrade }) => (
        <li key={name}>
          <span className="backup-name">{name}</span>
          <Badge>{isDaily ? words.daily : isBeforeUpgrade ? words.beforeUpgrade : words.byHand}</Badge>
          <span className="muted">
            {instantText(madeAt)} · {bytesText(bytes)}
          </span>
          <LinkButton
            size="small"
            icon="download"
            href={addressOf('GET /backups/{name}', { params: { name } })}
            download
          >
            <span aria-hidden>{words.download}</span>
            <span className="hidden-text">{words.downloadOf(name)}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
