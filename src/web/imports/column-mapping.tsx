import { type ReactNode, useState } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import type { Upload } from '#web/imports/upload.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
import { Button } from '#web/ui/button.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'

type KindId = NonNullable<Upload['kind']>

/** What each column of a file is; a person says so where the headers don't. */
export function ColumnMapping({ upload }: { readonly upload: Upload }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const kinds = useAsk('GET /import-kinds', {}, { staleAfter: 3_600_000 })
  const { columns, problem, unrecognised } = upload.recognised
  const [kind, setKind] = useState<KindId | ''>(upload.kind ?? '')
  const [said, setSaid] = useState<Readonly<Record<string, string | null>>>(upload.reading.mapping ?? {})
  const [sheet, setSheet] = useState(upload.reading.sheet ?? '')
  const save = useChange('PUT /uploads/{uploadId}/reading', ['GET /uploads', 'GET /uploads/{uploadId}'])
  const preview = useChange('POST /uploads/{uploadId}/preview', ['GET /uploads', 'GET /uploads/{uploadId}'])
  const chosen = kinds.data?.rows.find((each) => each.kind === kind)
  const known = columns.filter(({ column }) => column !== null).length
  const params = { uploadId: upload.uploadId }
  const apply = (): void => {
    const body = { ...upload.reading, mapping: said, ...filled(kind, sheet) }
    save.mutate(
      { params, body },
      { onSuccess: ({ recognised }) => recognised.problem === null && preview.mutate({ params }) },
    )
  }
  return (
    <details className="mapping" open={problem !== null}>
      <summary>
        {words.columns} <span className="muted">{words.columnsKnown(known, columns.length)}</span>
      </summary>
      {unrecognised.length > 0 && problem === null && <Note>{words.unrecognised(unrecognised.join('、'))}</Note>}
      <div className="mapping-choices">
        <SelectField
          label={words.kind}
          value={kind}
          onChange={setKind}
          none={words.kindUnknown}
          choices={(kinds.data?.rows ?? []).map((each) => ({ value: each.kind, label: each.label }))}
        />
        <SheetField upload={upload} sheet={sheet} onChange={setSheet} />
      </div>
      <ul className="mapping-rows">
        {columns.map(({ header, column, samples }, at) => (
          <li key={`${at} ${header}`}>
            <SelectField
              label={header}
              value={(header in said ? said[header] : column) ?? ''}
              onChange={(to) => setSaid({ ...said, [header]: to === '' ? null : to })}
              none={words.leaveOut}
              choices={(chosen?.columns ?? []).map((each) => ({
                value: each.column,
                label: each.isRequired ? `${each.label}（${words.required}）` : each.label,
              }))}
            />
            <span className="muted mapping-samples">{samples.join(' · ')}</span>
          </li>
        ))}
      </ul>
      {save.error !== null && <ProblemNote problem={save.error} />}
      <div className="row">
        <Button isBusy={save.isPending || preview.isPending} onPress={apply}>
          {words.saveColumns}
        </Button>
        <span className="muted">{words.remembered}</span>
      </div>
    </details>
  )
}

function filled(kind: KindId | '', sheet: string): { kind?: KindId; sheet?: string } {
  return { ...(kind === '' ? {} : { kind }), ...(sheet === '' ? {} : { sheet }) }
}

interface SheetFieldProps {
  readonly upload: Upload
  readonly sheet: string
  readonly onChange: (sheet: string) => void
}

/** Which sheet of a workbook is meant, where it has several. */
function SheetField({ upload, sheet, onChange }: SheetFieldProps): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const { form } = upload.recognised
  if (form?.form !== 'xlsx' || form.sheets.length < 2) return null
  const choices = form.sheets.map((name) => ({ value: name, label: name }))
  return (
    <SelectField label={words.sheet} value={sheet === '' ? form.sheet : sheet} onChange={onChange} choices={choices} />
  )
}
