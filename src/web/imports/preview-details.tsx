import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import type { Opened } from '#web/imports/counts.tsx'
import type { Upload } from '#web/imports/upload.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh, type ImportsPhrases } from '#web/phrases/imports.zh.ts'

type PreviewRow = NonNullable<Upload['preview']>['made'][number]

/** The rows behind a count of a preview. */
export function PreviewDetails({
  upload,
  opened,
}: {
  readonly upload: Upload
  readonly opened: Exclude<Opened, null>
}): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const kinds = useAsk('GET /import-kinds', {}, { staleAfter: 3_600_000 })
  // Columns of our tables that bear another name than the file's are few; their own names do.
  const columns = kinds.data?.rows.flatMap((kind) => kind.columns) ?? []
  const labelOf = (field: string): string => columns.find(({ column }) => field.startsWith(column))?.label ?? field
  const titles = {
    made: words.newRows,
    changed: words.changedRows,
    rejected: words.rejectedRows,
    flagged: words.flaggedRows,
  }
  const { sentences, rows } = behind(upload, opened)
  return (
    <div className="preview">
      <h4>
        {titles[opened]} <span className="muted">{words.firstRows}</span>
      </h4>
      {sentences !== undefined && (
        <ul className="sentences">
          {sentences.map(({ row, sentence }) => (
            <li key={`${row} ${sentence}`}>{sentence}</li>
          ))}
        </ul>
      )}
      {rows?.length === 0 && <p className="muted">{words.nothing}</p>}
      {rows !== undefined && rows.length > 0 && (
        <ul className="preview-rows">
          {rows.map((row) => (
            <PreviewedRow
              key={`${row.table} ${Object.values(row.known).join(' ')}`}
              row={row}
              words={words}
              labelOf={labelOf}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

interface Behind {
  readonly sentences?: readonly { readonly row: number; readonly sentence: string }[] | undefined
  readonly rows?: readonly PreviewRow[] | undefined
}

/** What stands behind a count: sentences about rows, or rows. */
function behind({ result, preview }: Upload, opened: Exclude<Opened, null>): Behind {
  switch (opened) {
    case 'rejected':
      return { sentences: result?.faults }
    case 'flagged':
      return { sentences: result?.flags }
    default:
      return { rows: preview?.[opened] }
  }
}

interface PreviewedRowProps {
  readonly row: PreviewRow
  readonly words: ImportsPhrases
  readonly labelOf: (field: string) => string
}

function PreviewedRow({ row, words, labelOf }: PreviewedRowProps): ReactNode {
  return (
    <li className="preview-row">
      <span className="preview-known">{Object.values(row.known).join(' · ')}</span>
      <dl className="preview-fields">
        {row.fields.slice(0, 8).map(({ field, before, after }) => (
          <div key={field}>
            <dt>{labelOf(field)}</dt>
            <dd>
              {before !== null && (
                <>
                  <del aria-label={words.was}>{before}</del>{' '}
                </>
              )}
              <ins aria-label={words.becomes}>{after ?? words.empty}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
