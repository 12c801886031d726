import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { useTakeAbsenceBack } from '#web/team/use-take-absence-back.ts'
import { useWords } from '#web/team/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** Who is away now or will be. */
export function AbsenceList(): ReactNode {
  const words = useWords()
  const format = useFormat()
  const { today } = useMe().group
  const { takeBack, isBusy } = useTakeAbsenceBack()
  const { data: of } = useAsk('GET /absences', {})
  if (of === undefined || of.rows.length === 0) return null
  return (
    <section className="absences" aria-label={words.absences}>
      <h2>{words.absences}</h2>
      <ul>
        {of.rows.map(({ staffId, name, fromOn, toOn }) => (
          <li key={`${staffId} ${fromOn}`}>
            {words.span(name, format.day(fromOn, today), format.day(toOn, today))}
            {of.mayEdit && (
              <Button size="small" variant="quiet" isBusy={isBusy} onPress={() => void takeBack(staffId, fromOn)}>
                {words.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
