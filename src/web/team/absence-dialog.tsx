import { useState, type ReactNode } from 'react'
import { parseDay, type Day } from '#domain/calendar.ts'
import { useChange } from '#web/api/use-ask.ts'
import type { LentTo, Person } from '#web/team/shapes.ts'
import { useTakeAbsenceBack } from '#web/team/use-take-absence-back.ts'
import { useWords } from '#web/team/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { DateField } from '#web/ui/text-field.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** For those who may: a button that asks who is away. */
export function AbsenceEntry({ people }: Pick<AbsenceDialogProps, 'people'>): ReactNode {
  const words = useWords()
  const mayEdit = useMe().rights.includes('tasks.assign')
  const [isOpen, setOpen] = useState(false)
  if (!mayEdit || people.length === 0) return null
  return (
    <>
      <Button icon="calendar" onPress={() => setOpen(true)}>
        {words.absence}
      </Button>
      {isOpen && <AbsenceDialog people={people} onClose={() => setOpen(false)} />}
    </>
  )
}

interface AbsenceDialogProps {
  readonly people: readonly Person[]
  readonly onClose: () => void
}

/** Who is away from when to when; then it says who has their tasks now, and can be taken back. */
function AbsenceDialog({ people, onClose }: AbsenceDialogProps): ReactNode {
  const words = useWords()
  const { today } = useMe().group
  const [staffId, setStaffId] = useState('')
  const [from, setFrom] = useState<string>(today)
  const [to, setTo] = useState<string>(today)
  const save = useChange('PUT /absences', ['GET /absences', 'GET /board', 'GET /worklist'])
  const person = people.find((each) => String(each.staffId) === staffId)
  const [fromOn, toOn] = [parseDay(from), parseDay(to)]
  const isSpan = fromOn !== null && toOn !== null && toOn >= fromOn && toOn >= today
  if (save.data !== undefined && person !== undefined && isSpan)
    return <Saved absence={{ person, fromOn, toOn }} lent={save.data.lent} onClose={onClose} />
  const isReady = person !== undefined && isSpan
  return (
    <Dialog
      title={words.absence}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button
            variant="primary"
            isBusy={save.isPending}
            isDisabled={!isReady}
            onPress={() => isReady && save.mutate({ body: { staffId: person.staffId, fromOn, toOn } })}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <div className="stack">
        <SelectField
          label={words.who}
          value={staffId}
          none="—"
          choices={people.map((each) => ({ value: String(each.staffId), label: each.name }))}
          onChange={setStaffId}
        />
        <div className="absence-days">
          <DateField label={words.from} value={from} onChange={setFrom} />
          <DateField label={words.to} value={to} min={from} onChange={setTo} />
        </div>
        {!isSpan && <p className="column-over">{words.badSpan}</p>}
        <p className="muted">{words.absenceHint}</p>
        {save.error !== null && <ProblemNote problem={save.error} />}
      </div>
    </Dialog>
  )
}

interface SavedProps {
  readonly absence: { readonly person: Person; readonly fromOn: Day; readonly toOn: Day }
  readonly lent: readonly LentTo[]
  readonly onClose: () => void
}

function Saved({ absence: { person, fromOn, toOn }, lent, onClose }: SavedProps): ReactNode {
  const words = useWords()
  const format = useFormat()
  const { today } = useMe().group
  const { takeBack, isBusy } = useTakeAbsenceBack()
  const undo = async (): Promise<void> => {
    if (await takeBack(person.staffId, fromOn)) onClose()
  }
  return (
    <Dialog
      title={words.kept(person.name, format.day(fromOn, today), format.day(toOn, today))}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button variant="quiet" isBusy={isBusy} onPress={() => void undo()}>
            {words.undo}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      {lent.length === 0 ? (
        <p>{fromOn > today ? words.starts : words.nothingLent}</p>
      ) : (
        <>
          <p>{words.lentTo}</p>
          <ul className="lent">
            {lent.map(({ staffId, name, tasks }) => (
              <li key={staffId}>{words.lentOne(name ?? words.managers, format.number(tasks))}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
