import { type ReactNode, useState } from 'react'
import type { Route } from '#web/api/client.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { ColumnMapping } from '#web/imports/column-mapping.tsx'
import { Counts, type Opened } from '#web/imports/counts.tsx'
import { PreviewDetails } from '#web/imports/preview-details.tsx'
import type { Upload } from '#web/imports/upload.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh, type ImportsPhrases } from '#web/phrases/imports.zh.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { bytesText } from '#web/ui/format.ts'
import { Note, ProblemNote, ProgressBar, Skeleton } from '#web/ui/note.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { hrefTo } from '#web/paths.ts'

const working: readonly Upload['state'][] = ['to_try', 'trying', 'to_import', 'importing']

/** One file: what it was taken for, what it would bring, and what to do with it. */
export function UploadCard({
  uploadId,
  state,
}: {
  readonly uploadId: number
  readonly state: Upload['state']
}): ReactNode {
  // The server tells of every step; asking again now and then helps where news are held back by a proxy.
  const every = working.includes(state) ? 3_000 : false
  const upload = useAsk('GET /uploads/{uploadId}', { params: { uploadId } }, { every })
  // Removed a moment ago: the list will know as soon as it has asked again.
  if (upload.error !== null)
    return upload.error.code === 'unknown-upload' ? null : <ProblemNote problem={upload.error} />
  return upload.data === undefined ? <Skeleton lines={2} /> : <Card data={upload.data} />
}

function Card({ data }: { readonly data: Upload }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const [opened, setOpened] = useState<Opened>(null)
  const counts = data.result?.counts ?? null
  return (
    <section className="upload" aria-label={data.fileName}>
      <Head upload={data} words={words} />
      <Troubles upload={data} words={words} />
      {counts !== null && <Counts counts={counts} opened={opened} onOpen={setOpened} />}
      {opened !== null && <PreviewDetails upload={data} opened={opened} />}
      {data.recognised.columns.length > 0 && !working.includes(data.state) && <ColumnMapping upload={data} />}
      <Actions upload={data} words={words} />
    </section>
  )
}

function Troubles({ upload, words }: { readonly upload: Upload; readonly words: ImportsPhrases }): ReactNode {
  const { problem } = upload.recognised
  const refusal = upload.result?.refusal ?? null
  return (
    <>
      {problem !== null && <Note tone="fair">{problem}</Note>}
      {refusal !== null && problem === null && <Note tone="bad">{refusal}</Note>}
      {upload.state === 'tried' && isWithoutRows(upload) && <Note>{words.noRows}</Note>}
      {upload.state === 'failed' && <Note tone="bad">{words.failedNote}</Note>}
    </>
  )
}

function isWithoutRows({ result }: Upload): boolean {
  return result !== null && Object.values(result.counts ?? {}).every((count) => count === 0)
}

function Head({ upload, words }: { readonly upload: Upload; readonly words: ImportsPhrases }): ReactNode {
  const format = useFormat()
  const { form } = upload.recognised
  const isWorking = working.includes(upload.state)
  const { progress } = upload
  const says =
    progress === null
      ? ''
      : progress.phase === 'reading'
        ? words.reading(format.number(progress.rows))
        : words[progress.phase]
  const share = progress?.share ?? null
  return (
    <>
      <div className="upload-head">
        <h3 className="upload-name">{upload.fileName}</h3>
        <span className="muted">
          {bytesText(upload.bytes)}
          {form !== null &&
            ` · ${form.form === 'csv' ? words.form.csv(form.encoding.toUpperCase()) : words.form.xlsx(form.sheet)}`}
        </span>
        <StateBadge upload={upload} words={words} />
      </div>
      {isWorking && <ProgressBar label={words.states[upload.state]} share={share} note={says} />}
    </>
  )
}

function StateBadge({ upload: { state, recognised }, words }: PartProps): ReactNode {
  if (state === 'received' && recognised.problem !== null) return <Badge tone="fair">{words.needsHelp}</Badge>
  return <Badge tone={toneOf(state)}>{words.states[state]}</Badge>
}

function toneOf(state: Upload['state']): 'neutral' | 'good' | 'bad' {
  if (state === 'tried' || state === 'done') return 'good'
  return state === 'refused' || state === 'failed' ? 'bad' : 'neutral'
}

interface PartProps {
  readonly upload: Upload
  readonly words: ImportsPhrases
}

const stale: Route[] = ['GET /uploads', 'GET /uploads/{uploadId}']

function Actions({ upload, words }: PartProps): ReactNode {
  const isAtRest = !working.includes(upload.state) && upload.state !== 'done'
  const isReadable = upload.recognised.problem === null
  return (
    <div className="row">
      {isAtRest && isReadable && <StartActions upload={upload} words={words} />}
      {upload.importId !== null && !working.includes(upload.state) && (
        <LinkButton href={hrefTo('importRun', { params: { importId: upload.importId } })}>{words.open}</LinkButton>
      )}
      {isAtRest && <RemoveAction upload={upload} words={words} />}
    </div>
  )
}

function StartActions({ upload, words }: PartProps): ReactNode {
  const start = useChange('POST /imports', stale)
  const preview = useChange('POST /uploads/{uploadId}/preview', stale)
  const read = useChange('PUT /uploads/{uploadId}/reading', stale)
  const params = { uploadId: upload.uploadId }
  const startIt = (): void => start.mutate({ body: { uploadIds: [upload.uploadId] } })
  const insist = (): void => read.mutate({ params, body: { ...upload.reading, insists: true } }, { onSuccess: startIt })
  const problem = start.error ?? preview.error ?? read.error
  return (
    <>
      {problem !== null && <ProblemNote problem={problem} />}
      {upload.result?.isMostlyBad === true ? (
        <Button onPress={insist}>{words.importAnyway}</Button>
      ) : (
        <Button variant="primary" icon="upload" isBusy={start.isPending} onPress={startIt}>
          {words.import}
        </Button>
      )}
      <Button icon="refresh" isBusy={preview.isPending} onPress={() => preview.mutate({ params })}>
        {words.preview}
      </Button>
    </>
  )
}

function RemoveAction({ upload, words }: PartProps): ReactNode {
  const remove = useChange('DELETE /uploads/{uploadId}', ['GET /uploads'])
  const onSuccess = (): void => showToast({ text: words.removed(upload.fileName) })
  return (
    <>
      {remove.error !== null && <ProblemNote problem={remove.error} />}
      <Button
        variant="quiet"
        icon="trash"
        onPress={() => remove.mutate({ params: { uploadId: upload.uploadId } }, { onSuccess })}
      >
        {words.remove}
      </Button>
    </>
  )
}
