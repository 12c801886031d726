import type { ReactNode } from 'react'
import { goalMetrics } from '#domain/goal/goal-metric.ts'
import { goalStatusLabels, type GoalStatus } from '#domain/goal/goal-status.ts'
import type { CockpitFigures } from '#web/cockpit/cockpit-figures.ts'
import { goalSigns, goalText, goalTones } from '#web/goals/goal-text.ts'
import { hrefTo } from '#web/paths.ts'
import { cockpitEn } from '#web/phrases/cockpit.en.ts'
import { cockpitZh } from '#web/phrases/cockpit.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

const order: readonly GoalStatus[] = ['missed', 'at_risk', 'met', 'too_few', 'no_target']

/** The month's goals, what is missed first. */
export function GoalsPanel({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const label = useLabel()
  const format = useFormat()
  const sorted = figures.goals.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
  return (
    <Panel title={words.goals} actions={<a href={hrefTo('goals')}>{words.allGoals}</a>}>
      <ul>
        {sorted.map(({ metric, value, target, status }) => (
          <li key={metric} className="goal-line">
            <span>
              {label(goalMetrics[metric].label)}{' '}
              {target !== null && <span className="muted">{words.target(goalText(metric, target, format))}</span>}
            </span>
            <strong>{goalText(metric, value, format)}</strong>
            <Badge tone={goalTones[status]} sign={goalSigns[status]}>
              {label(goalStatusLabels[status])}
            </Badge>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
