import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { addressOf, type Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { Counts, type Opened } from '#web/imports/counts.tsx'
import { toneOf } from '#web/imports/import-history.tsx'
import { MendRows } from '#web/imports/mend-rows.tsx'
import { UndoDialog } from '#web/imports/undo-dialog.tsx'
import { hrefTo } from '#web/paths.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { instantText } from '#web/ui/format.ts'
import { Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/imports/imports.css'

/** What became of an import: counts, rows to mend, and the way back. */
export function ImportRun(): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const format = useFormat()
  const { importId: asked }: { importId?: string } = useParams({ strict: false })
  const importId = Number(asked)
  const found = useAsk('GET /imports/{importId}', { params: { importId } })
  const [isUndoing, setUndoing] = useState(false)
  const crumbs = [{ label: words.back, href: hrefTo('imports') }]
  if (found.error !== null) return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <Skeleton lines={6} />
  const { fileName, state, counts, asOf, by, begunAt, mayChange } = found.data
  const hasRejected = (counts?.rejected ?? 0) > 0
  const isChangeable = mayChange && state === 'done'
  return (
    <Page
      title={fileName}
      subtitle={`${words.run(importId)} · ${instantText(begunAt)} · ${by} · ${words.asOf(format.day(asOf as `${number}-${number}-${number}`))}`}
      crumbs={crumbs}
      actions={
        isChangeable && (
          <Button icon="undo" onPress={() => setUndoing(true)}>
            {words.undo}
          </Button>
        )
      }
    >
      <ResultPanel found={found.data} />
      {isChangeable && hasRejected && <MendPanel importId={importId} />}
      {isUndoing && <UndoDialog importId={importId} onClose={() => setUndoing(false)} />}
    </Page>
  )
}

function ResultPanel({ found }: { readonly found: Reply<'GET /imports/{importId}'> }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const format = useFormat()
  const [opened, setOpened] = useState<Opened>(null)
  const { state, counts, mended, mayChange, faults, flags } = found
  const sentences = opened === 'rejected' ? faults : opened === 'flagged' ? flags : null
  return (
    <Panel title={words.result} actions={<Badge tone={toneOf(state)}>{words.pastStates[state]}</Badge>}>
      {counts !== null && <Counts counts={counts} opened={opened} {...(mayChange ? { onOpen: setOpened } : {})} />}
      {mended > 0 && <Note>{words.mended(format.number(mended))}</Note>}
      {sentences !== null && <Sentences rows={sentences} />}
      {!mayChange && <Note>{words.notYours}</Note>}
    </Panel>
  )
}

function Sentences({
  rows,
}: {
  readonly rows: readonly { readonly row: number; readonly sentence: string }[]
}): ReactNode {
  return (
    <ul className="sentences">
      {rows.map(({ row, sentence }) => (
        <li key={`${row} ${sentence}`}>{sentence}</li>
      ))}
    </ul>
  )
}

function MendPanel({ importId }: { readonly importId: number }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const file = addressOf('GET /imports/{importId}/rejected.csv', { params: { importId } })
  return (
    <Panel
      title={words.mend}
      subtitle={words.mendHint}
      actions={
        <LinkButton icon="download" href={file} download>
          {words.download}
        </LinkButton>
      }
    >
      <MendRows importId={importId} />
    </Panel>
  )
}
