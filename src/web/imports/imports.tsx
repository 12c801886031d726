import { type DragEvent, type ReactNode, useState } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { ImportHistory } from '#web/imports/import-history.tsx'
import { useSending } from '#web/imports/use-sending.ts'
import { WaitingFiles } from '#web/imports/waiting-files.tsx'
import { WaitingRows } from '#web/imports/waiting-rows.tsx'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { ProblemNote, ProgressBar } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'
import '#web/imports/imports.css'

/** Files come in here: dropped anywhere, looked at, imported, and taken back if need be. */
export function Imports(): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const sending = useSending()
  const uploads = useAsk('GET /uploads', {})
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    setOver(false)
    // Where the box itself has taken them, they are on their way.
    if (event.isDefaultPrevented()) return
    event.preventDefault()
    const files = [...event.dataTransfer.files]
    if (files.length > 0) sending.send(files)
  }
  const over = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={isOver ? 'imports imports-over' : 'imports'}
      onDragOver={over}
      onDragLeave={(event) => event.currentTarget === event.target && setOver(false)}
      onDrop={drop}
    >
      <Page title={words.title} subtitle={words.subtitle}>
        <FileDrop
          label={isOver ? words.dropNow : words.drop}
          hint={words.dropHint}
          accept=".csv,.txt,.tsv,.xlsx"
          onFiles={sending.send}
        />
        {sending.names.map((name) => (
          <ProgressBar key={name} label={words.sending(name)} share={null} />
        ))}
        {sending.problem !== null && <ProblemNote problem={sending.problem} />}
        {uploads.data !== undefined && uploads.data.rows.length > 0 && <WaitingFiles rows={uploads.data.rows} />}
        <WaitingRows />
        <ImportHistory />
      </Page>
    </div>
  )
}
