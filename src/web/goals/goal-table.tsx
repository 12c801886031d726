import type { ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { goalMetrics } from '#domain/goal/goal-metric.ts'
import { goalStatusLabels } from '#domain/goal/goal-status.ts'
import type { Reply } from '#web/api/client.ts'
import { goalSigns, goalText, goalTones } from '#web/goals/goal-text.ts'
import { hrefTo } from '#web/paths.ts'
import { goalsEn } from '#web/phrases/goals.en.ts'
import { goalsZh } from '#web/phrases/goals.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/goals/goals.css'

type GoalFigures = Reply<'GET /goals'>

/** Whether a month (`2024-10`) has not begun: there is nothing to be met or missed yet. */
export function isAhead(month: string, today: Day): boolean {
  return month > today.slice(0, 7)
}

export function GoalTable({ figures }: { readonly figures: GoalFigures }): ReactNode {
  const { today } = useMe().group
  return (
    <Panel>
      <ul className="goals">
        {figures.goals.map((goal) => (
          <GoalLine key={goal.metric} goal={goal} isAhead={isAhead(figures.month, today)} />
        ))}
      </ul>
    </Panel>
  )
}

interface GoalLineProps {
  readonly goal: GoalFigures['goals'][number]
  readonly isAhead: boolean
}

function GoalLine({ goal, isAhead: isNotBegun }: GoalLineProps): ReactNode {
  const words = usePhrases(goalsZh, goalsEn)
  const label = useLabel()
  const format = useFormat()
  const { metric, value, base, target, isUsual, owner, status, proposals } = goal
  return (
    <li className="goal">
      <div>
        <h2>{label(goalMetrics[metric].label)}</h2>
        <p className="muted">{label(goalMetrics[metric].hint)}</p>
      </div>
      <div className="goal-numbers">
        <strong>
          {isNotBegun && <small className="muted">{words.now} </small>}
          {goalText(metric, value, format)}
        </strong>
        <span className="muted">
          {words.target} {goalText(metric, target, format)}
          {isUsual && target !== null && ` (${words.usual})`} · {words.base(format.number(base))}
        </span>
      </div>
      <div>
        {isNotBegun ? (
          <Badge sign="–">{words.notBegun}</Badge>
        ) : (
          <Badge tone={goalTones[status]} sign={goalSigns[status]}>
            {label(goalStatusLabels[status])}
          </Badge>
        )}
      </div>
      <p>
        <span className="muted">{words.owner}</span> {owner?.name ?? words.nobody}
      </p>
      {proposals.length > 0 && (
        <p className="goal-proposals row">
          <span className="muted">{words.proposals}</span>
          {proposals.map(({ playbook, label: name }) => (
            <a key={playbook} href={hrefTo('actions', { search: { playbook } })}>
              {label(name)}
            </a>
          ))}
        </p>
      )}
    </li>
  )
}
