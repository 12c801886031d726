import type { ReactNode } from 'react'
import type { Opened } from '#web/imports/counts.tsx'
import type { Upload } from '#web/imports/upload-card.tsx'
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
  const titles = {
    made: words.newRows,
    changed: words.changedRows,
    rejected: words.rejectedRows,
    flagged: words.flaggedRows,
  }
  const sentences =
    opened === 'rejected' ? upload.result?.faults : opened === 'flagged' ? upload.result?.flags : undefined
  const rows = opened === 'made' ? upload.preview?.made : opened === 'changed' ? upload.preview?.changed : undefined
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
            <PreviewedRow key={`${row.table} ${Object.values(row.known).join(' ')}`} row={row} words={words} />
          ))}
        </ul>
      )}
    </div>
  )
}

function PreviewedRow({ row, words }: { readonly row: PreviewRow; readonly words: ImportsPhrases }): ReactNode {
  return (
    <li className="preview-row">
      <span className="preview-known">{Object.values(row.known).join(' · ')}</span>
      <dl className="preview-fields">
        {row.fields.slice(0, 8).map(({ field, before, after }) => (
          <div key={field}>
            <dt>{field}</dt>
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
