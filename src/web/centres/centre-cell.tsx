import type { ReactNode } from 'react'
import { goalMetrics, type GoalMetricName } from '#domain/goal/goal-metric.ts'
import type { Reply } from '#web/api/client.ts'
import { goalText } from '#web/goals/goal-text.ts'
import { centresEn } from '#web/phrases/centres.en.ts'
import { centresZh, type CentresPhrases } from '#web/phrases/centres.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { useFormat, type Format } from '#web/ui/use-format.ts'

export type Centre = Reply<'GET /centres'>['centres'][number]
export type Metric = Centre['metrics'][number]

/** Above every other by more than chance explains: its interval lies above theirs. */
export function isAhead({ metric, interval }: Metric, all: readonly (Metric | undefined)[]): boolean {
  const others = all.filter((each) => each !== undefined && each.interval !== null && each.interval !== interval)
  return (
    interval !== null &&
    others.length > 0 &&
    others.every((each) => each?.metric === metric && interval.low > (each.interval?.high ?? 1))
  )
}

/** What a centre has reached, from how many, how surely, and how it moved. */
export function CentreCell({ of, isBest }: { readonly of: Metric; readonly isBest: boolean }): ReactNode {
  const words = usePhrases(centresZh, centresEn)
  const format = useFormat()
  const { metric, value, before, base, interval, isTooFew } = of
  if (isTooFew) return <span className="muted">{words.tooFew(format.number(base))}</span>
  const moved = value === null || before === null ? null : value - before
  return (
    <>
      {isBest && <Badge tone="good">{words.best}</Badge>} <b>{goalText(metric, value, format)}</b>
      <span className="centres-hint">
        {words.base(format.number(base))}
        {interval !== null &&
          ` · ${words.interval(goalText(metric, interval.low, format), goalText(metric, interval.high, format))}`}
      </span>
      {moved !== null && (
        <span className="centres-hint">
          {words.before} {changeText(metric, moved, format, words)}
        </span>
      )}
    </>
  )
}

function changeText(metric: GoalMetricName, moved: number, format: Format, words: CentresPhrases): string {
  const isShare = goalMetrics[metric].unit === 'share'
  const size = isShare
    ? words.points(format.number(Math.abs(moved) * 100, 1))
    : goalText(metric, Math.abs(moved), format)
  return moved === 0 ? `±${size}` : `${moved > 0 ? '+' : '−'}${size}`
}
