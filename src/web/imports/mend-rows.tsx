import { type ReactNode, useState } from 'react'
import { type RowOf, useChange, usePages } from '#web/api/use-ask.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh, type ImportsPhrases } from '#web/phrases/imports.zh.ts'
import { Button } from '#web/ui/button.tsx'
import { Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useGo } from '#web/use-go.ts'

type Row = RowOf<'GET /imports/{importId}/rejected'>
type Edits = ReadonlyMap<number, readonly string[]>

/** Rejected rows as a sheet: what is wrong is marked, corrected in place, and sent back. */
export function MendRows({ importId }: { readonly importId: number }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const go = useGo()
  const params = { importId }
  const head = useAsk('GET /imports/{importId}/rejected', { params })
  const pages = usePages('GET /imports/{importId}/rejected', { params })
  const send = useChange('POST /imports/{importId}/mended-rows', ['GET /uploads', 'GET /imports'])
  const [edits, setEdits] = useState<Edits>(new Map())
  if (head.data === undefined || pages.isLoading) return <Skeleton lines={4} />
  if (pages.rows.some(({ cells }) => cells === null)) return <Note>{words.erased}</Note>
  const edit = (row: Row, at: number, value: string): void => {
    const before = edits.get(row.row) ?? row.cells ?? []
    setEdits(new Map(edits).set(row.row, before.with(at, value)))
  }
  const sendBack = (): void => {
    const rows = [...edits].map(([row, cells]) => ({ row, cells: [...cells] }))
    const onSuccess = (): void => {
      showToast({ text: words.sentBack, kind: 'done' })
      go(hrefTo('imports'))
    }
    send.mutate({ params, body: { rows } }, { onSuccess })
  }
  return (
    <div className="stack">
      <div className="mend-scroller" tabIndex={0} role="region" aria-label={words.mend}>
        <table className="mend">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.reason}</th>
              {head.data.headers.map((header, at) => (
                <th scope="col" key={`${at} ${header}`}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pages.rows.map((row) => (
              <SheetRow
                key={row.row}
                row={row}
                cells={edits.get(row.row) ?? row.cells ?? []}
                headers={head.data.headers}
                words={words}
                onEdit={(at, value) => edit(row, at, value)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {send.error !== null && <ProblemNote problem={send.error} />}
      <div className="row">
        <Button
          variant="primary"
          icon="upload"
          isDisabled={edits.size === 0}
          isBusy={send.isPending}
          onPress={sendBack}
        >
          {words.sendBack(edits.size)}
        </Button>
        {pages.hasMore && (
          <Button isBusy={pages.isLoadingMore} onPress={pages.more}>
            {words.more}
          </Button>
        )}
      </div>
    </div>
  )
}

interface SheetRowProps {
  readonly row: Row
  readonly cells: readonly string[]
  readonly headers: readonly string[]
  readonly words: ImportsPhrases
  readonly onEdit: (at: number, value: string) => void
}

function SheetRow({ row, cells, headers, words, onEdit }: SheetRowProps): ReactNode {
  const wrong = new Set(row.faults.map(({ column }) => column))
  const markOf = (at: number): string | undefined =>
    cells[at] !== row.cells?.[at] ? 'mend-changed' : wrong.has(at) ? 'mend-wrong' : undefined
  return (
    <tr>
      <th scope="row">{row.row}</th>
      <td className="mend-reason">{row.faults.map(({ reason }) => reason).join('；')}</td>
      {headers.map((header, at) => (
        <td key={`${at} ${header}`} className={markOf(at)}>
          <input
            aria-label={words.mendCell(header, row.row)}
            aria-invalid={markOf(at) === 'mend-wrong'}
            value={cells[at] ?? ''}
            onChange={({ target }) => onEdit(at, target.value)}
          />
        </td>
      ))}
    </tr>
  )
}
