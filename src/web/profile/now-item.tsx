import type { ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface NowItemProps {
  readonly sign: string
  readonly tone: Tone
  /** By when; null = no day is set. */
  readonly on: Day | null
  readonly children: ReactNode
  /** What can be done with it. */
  readonly end?: ReactNode
}

/** One thing to see to for a customer, and by when. */
export function NowItem({ sign, tone, on, children, end }: NowItemProps): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { today } = useMe().group
  const isLate = on !== null && on < today
  return (
    <li className="profile-item">
      <div className="row">
        <Badge tone={tone}>{sign}</Badge>
        {on !== null && (
          <span className={isLate ? 'profile-late' : 'muted'}>
            {isLate ? words.overdueSince(format.day(on, today)) : words.due(format.day(on, today))}
          </span>
        )}
        {end}
      </div>
      <div className="profile-what">{children}</div>
    </li>
  )
}
