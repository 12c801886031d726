import { type ReactNode, useState } from 'react'
import { useChange } from '#web/api/use-ask.ts'
import { MergeDialog } from '#web/duplicates/merge-dialog.tsx'
import { genderLabels } from '#domain/customer/gender.ts'
import type { Label } from '#domain/label.ts'
import type { FieldName, Side } from '#web/duplicates/side.ts'
import { hrefTo } from '#web/paths.ts'
import { duplicatesEn } from '#web/phrases/duplicates.en.ts'
import { duplicatesZh, type DuplicatesPhrases } from '#web/phrases/duplicates.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

const fields = ['name', 'phone', 'wechat', 'email', 'gender', 'birthday', 'city', 'address'] as const

interface PairCardProps {
  readonly one: Side
  readonly other: Side
  readonly differing: readonly FieldName[]
}

/** Two records side by side: which stays, which fields hold, or that they are two persons. */
export function PairCard({ one, other, differing }: PairCardProps): ReactNode {
  const words = usePhrases(duplicatesZh, duplicatesEn)
  const [keptId, setKept] = useState(one.visits >= other.visits ? one.customerId : other.customerId)
  const [taken, setTaken] = useState<readonly FieldName[]>([])
  const [isMerging, setMerging] = useState(false)
  const apart = useChange('POST /different-people', ['GET /duplicates'])
  const [kept, merged] = keptId === one.customerId ? [one, other] : [other, one]
  const said = (): void => {
    const body = { one: one.customerId, other: other.customerId }
    apart.mutate({ body }, { onSuccess: () => showToast({ text: words.differentDone }) })
  }
  const keep = (customerId: number): void => {
    setKept(customerId)
    setTaken([])
  }
  const choose = (field: FieldName, customerId: number): void =>
    setTaken(customerId === keptId ? taken.filter((each) => each !== field) : [...taken, field])
  return (
    <Panel>
      <div className="pair-scroller" tabIndex={0} role="region" aria-label={`${one.customerNo} · ${other.customerNo}`}>
        <table className="pair">
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              {[one, other].map((side) => (
                <th scope="col" key={side.customerId}>
                  <a href={hrefTo('profile', { params: { customerId: side.customerId } })}>
                    {words.number(side.customerNo, one.source === other.source ? '' : side.source)}
                  </a>
                  <label className="check">
                    <input
                      type="radio"
                      name={`keep ${one.customerId} ${other.customerId}`}
                      aria-label={words.keepLabel(side.customerNo)}
                      checked={side.customerId === keptId}
                      onChange={() => keep(side.customerId)}
                    />
                    <span>{side.customerId === keptId ? words.keep : words.merged}</span>
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <FieldRow
                key={field}
                field={field}
                sides={[one, other]}
                differs={differing.includes(field)}
                chosenId={taken.includes(field) ? merged.customerId : kept.customerId}
                words={words}
                onChoose={choose}
              />
            ))}
            <Facts sides={[one, other]} words={words} />
          </tbody>
        </table>
      </div>
      {apart.error !== null && <ProblemNote problem={apart.error} />}
      <div className="row">
        <Button variant="primary" icon="merge" onPress={() => setMerging(true)}>
          {words.merge}
        </Button>
        <Button variant="quiet" isBusy={apart.isPending} onPress={said}>
          {words.different}
        </Button>
      </div>
      {isMerging && <MergeDialog kept={kept} merged={merged} taken={taken} onClose={() => setMerging(false)} />}
    </Panel>
  )
}

interface FieldRowProps {
  readonly field: FieldName
  readonly sides: readonly Side[]
  readonly differs: boolean
  readonly chosenId: number
  readonly words: DuplicatesPhrases
  readonly onChoose: (field: FieldName, customerId: number) => void
}

/** Where both have something and it differs, one is chosen; a row that says nothing is left out. */
function FieldRow({ field, sides, differs, chosenId, words, onChoose }: FieldRowProps): ReactNode {
  const label = useLabel()
  const values = sides.map(({ person }) => person[field] ?? null)
  if (values.every((value) => value === null)) return null
  const looksAlike = differs && values[0] === values[1]
  return (
    <tr className={differs ? 'pair-differs' : undefined}>
      <th scope="row">
        {words.fields[field]}
        {looksAlike && <span className="pair-hint">{words.looksAlike}</span>}
      </th>
      {sides.map((side) => {
        const value = toldOf(field, side.person[field] ?? null, label) ?? words.none
        return (
          <td key={side.customerId}>
            {differs ? (
              <label className="check">
                <input
                  type="radio"
                  name={`${field} ${sides.map(({ customerId }) => customerId).join(' ')}`}
                  aria-label={words.takeThis(words.fields[field], side.customerNo)}
                  checked={side.customerId === chosenId}
                  onChange={() => onChoose(field, side.customerId)}
                />
                <span>{value}</span>
              </label>
            ) : (
              value
            )}
          </td>
        )
      })}
    </tr>
  )
}

function toldOf(field: FieldName, value: string | null, label: (of: Label) => string): string | null {
  const known: Readonly<Record<string, Label>> = genderLabels
  const named = field === 'gender' && value !== null ? known[value] : undefined
  return named === undefined ? value : label(named)
}

function Facts({ sides, words }: { readonly sides: readonly Side[]; readonly words: DuplicatesPhrases }): ReactNode {
  const format = useFormat()
  const rows: readonly (readonly [string, (side: Side) => string])[] = [
    [
      words.cars,
      ({ cars }) =>
        cars.map(({ plate, model, vin }) => [plate ?? vin, model].filter((each) => each !== null).join(' ')).join('、'),
    ],
    [words.visits, ({ visits }) => format.number(visits)],
    [words.lastVisit, ({ lastVisitOn }) => format.day(lastVisitOn as Parameters<typeof format.day>[0])],
    [
      words.consents,
      (side) =>
        [...side.consents.map(({ state }) => words[state]), ...(side.doNotContact ? [words.noContact] : [])].join('、'),
    ],
  ]
  return rows.map(([label, of]) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      {sides.map((side) => (
        <td key={side.customerId}>{of(side) || words.none}</td>
      ))}
    </tr>
  ))
}
