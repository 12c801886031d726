import { type ReactNode, useState } from 'react'
import type { Reply } from '#web/api/client.ts'
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
  const [said, setSaid] = useState<Said>(upload.reading.mapping ?? {})
  const [sheet, setSheet] = useState(upload.reading.sheet ?? '')
  const save = useChange('PUT /uploads/{uploadId}/reading', ['GET /uploads', 'GET /uploads/{uploadId}'])
  const preview = useChange('POST /uploads/{uploadId}/preview', ['GET /uploads', 'GET /uploads/{uploadId}'])
  const allKinds = kinds.data?.rows ?? []
  const chosen = allKinds.find((each) => each.kind === kind)
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
      {problem === null && <Unrecognised headers={unrecognised} />}
      <div className="mapping-choices">
        <SelectField
          label={words.kind}
          value={kind}
          onChange={setKind}
          none={words.kindUnknown}
          choices={allKinds.map((each) => ({ value: each.kind, label: each.label }))}
        />
        <SheetField upload={upload} sheet={sheet} onChange={setSheet} />
      </div>
      <MappingRows columns={columns} of={chosen?.columns ?? []} said={said} onSay={setSaid} />
      <Apply isBusy={save.isPending || preview.isPending} problem={save.error} onApply={apply} />
    </details>
  )
}

function Unrecognised({ headers }: { readonly headers: readonly string[] }): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  return headers.length === 0 ? null : <Note>{words.unrecognised(headers.join('、'))}</Note>
}

interface ApplyProps {
  readonly isBusy: boolean
  readonly problem: Error | null
  readonly onApply: () => void
}

function Apply({ isBusy, problem, onApply }: ApplyProps): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  return (
    <>
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="row">
        <Button isBusy={isBusy} onPress={onApply}>
          {words.saveColumns}
        </Button>
        <span className="muted">{words.remembered}</span>
      </div>
    </>
  )
}

type Said = Readonly<Record<string, string | null>>
type KindColumn = Reply<'GET /import-kinds'>['rows'][number]['columns'][number]

interface MappingRowsProps {
  readonly columns: Upload['recognised']['columns']
  /** What a file of the chosen kind may hold. */
  readonly of: readonly KindColumn[]
  readonly said: Said
  readonly onSay: (said: Said) => void
}

function MappingRows({ columns, of, said, onSay }: MappingRowsProps): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const choices = of.map(({ column, label, isRequired }) => ({
    value: column,
    label: isRequired ? `${label}（${words.required}）` : label,
  }))
  return (
    <ul className="mapping-rows">
      {columns.map(({ header, column, samples }, at) => (
        <li key={`${at} ${header}`}>
          <SelectField
            label={header}
            value={(header in said ? said[header] : column) ?? ''}
            onChange={(to) => onSay({ ...said, [header]: to === '' ? null : to })}
            none={words.leaveOut}
            choices={choices}
          />
          <span className="muted mapping-samples">{samples.join(' · ')}</span>
        </li>
      ))}
    </ul>
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
