import type { ReactNode } from 'react'
import { type Reply } from '#web/api/client.ts'
import { useChange } from '#web/api/use-ask.ts'
import { UploadCard } from '#web/imports/upload-card.tsx'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'

type UploadRow = Reply<'GET /uploads'>['rows'][number]

/** Files that were sent and are not imported yet. */
export function WaitingFiles({ rows }: { readonly rows: readonly UploadRow[] }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const start = useChange('POST /imports', ['GET /uploads', 'GET /uploads/{uploadId}'])
  const ready = rows.filter(({ state }) => state === 'tried')
  const left = rows.filter(({ state }) => state === 'to_import' || state === 'importing').length
  const importAll = (): void => start.mutate({ body: { uploadIds: ready.map(({ uploadId }) => uploadId) } })
  return (
    <Panel
      title={words.waitingFiles}
      {...(left > 0 ? { subtitle: words.left(left) } : ready.length > 1 ? { subtitle: words.previewedApart } : {})}
      actions={
        ready.length > 1 && (
          <Button variant="primary" icon="upload" isBusy={start.isPending} onPress={importAll}>
            {words.importAll(ready.length)}
          </Button>
        )
      }
    >
      {start.error !== null && <ProblemNote problem={start.error} />}
      <ul className="upload-list">
        {underWayFirst(rows).map((row) => (
          <li key={row.uploadId}>
            <UploadCard uploadId={row.uploadId} state={row.state} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What is being worked on stands on top; else as they were sent. */
function underWayFirst(rows: readonly UploadRow[]): UploadRow[] {
  const rank = ({ state }: UploadRow): number => (state === 'importing' || state === 'trying' ? 0 : 1)
  return rows.toSorted((one, other) => rank(one) - rank(other) || one.uploadId - other.uploadId)
}
