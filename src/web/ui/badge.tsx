import type { ReactNode } from 'react'
import { ladderLevelLabels, type LadderLevel } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels, type HealthGrade } from '#domain/health/health-grade.ts'
import type { Label } from '#domain/label.ts'
import { stageLabels, type Stage } from '#domain/lifecycle/stage.ts'
import { segmentLabels, type Segment } from '#domain/segment/segment.ts'
import { useLabel } from '#web/phrases/language.ts'
import { Unknown } from '#web/ui/unknown.tsx'
import '#web/ui/badge.css'

export type Tone = 'neutral' | 'accent' | 'good' | 'fair' | 'poor' | 'bad'

interface BadgeProps {
  readonly children: ReactNode
  readonly tone?: Tone
  /** A letter or figure in front, so that colour never says it alone. */
  readonly sign?: string
}

export function Badge({ children, tone = 'neutral', sign }: BadgeProps): ReactNode {
  return (
    <span className={`badge badge-${tone}`}>
      {sign !== undefined && (
        <span className="badge-sign" aria-hidden="true">
          {sign}
        </span>
      )}
      {children}
    </span>
  )
}

type Looks<K extends string> = Readonly<Record<K, readonly [sign: string, tone: Tone]>>

const stageLooks: Looks<Stage> = {
  new: ['1', 'accent'],
  activation: ['2', 'accent'],
  growth: ['3', 'good'],
  mature: ['4', 'neutral'],
  decline: ['5', 'fair'],
  no_vehicle: ['0', 'neutral'],
}

const segmentLooks: Looks<Segment> = {
  champions: ['★', 'good'],
  loyal: ['◆', 'good'],
  potential_loyalists: ['▲', 'accent'],
  new_customers: ['＋', 'accent'],
  average: ['●', 'neutral'],
  hibernating: ['◐', 'fair'],
  at_risk: ['！', 'poor'],
  lost: ['✕', 'bad'],
}

const levelLooks: Looks<LadderLevel> = {
  none: ['–', 'neutral'],
  l1: ['1', 'fair'],
  l2: ['2', 'fair'],
  l3: ['3', 'poor'],
  high: ['4', 'bad'],
  win_back: ['↺', 'poor'],
  lapsed: ['✕', 'neutral'],
}

const gradeLooks: Looks<HealthGrade> = {
  healthy: ['A', 'good'],
  fair: ['B', 'fair'],
  poor: ['C', 'poor'],
  critical: ['D', 'bad'],
}

interface CodeBadgeProps<K extends string> {
  readonly code: K | null
  readonly labels: Readonly<Record<K, Label>>
  readonly looks: Looks<K>
  readonly after?: ReactNode
}

function CodeBadge<K extends string>({ code, labels, looks, after }: CodeBadgeProps<K>): ReactNode {
  const label = useLabel()
  if (code === null) return <Unknown />
  const [sign, tone] = looks[code]
  return (
    <Badge sign={sign} tone={tone}>
      {label(labels[code])}
      {after}
    </Badge>
  )
}

export function StageBadge({ stage }: { readonly stage: Stage | null }): ReactNode {
  return <CodeBadge code={stage} labels={stageLabels} looks={stageLooks} />
}

export function SegmentBadge({ segment }: { readonly segment: Segment | null }): ReactNode {
  return <CodeBadge code={segment} labels={segmentLabels} looks={segmentLooks} />
}

export function LevelBadge({ level }: { readonly level: LadderLevel | null }): ReactNode {
  return <CodeBadge code={level} labels={ladderLevelLabels} looks={levelLooks} />
}

interface HealthBadgeProps {
  readonly grade: HealthGrade | null
  readonly score?: number | null
}

export function HealthBadge({ grade, score = null }: HealthBadgeProps): ReactNode {
  const after = score === null ? null : <b className="badge-score">{Math.round(score)}</b>
  return <CodeBadge code={grade} labels={healthGradeLabels} looks={gradeLooks} after={after} />
}

/** Tiers carry their own names; `rank` counts from the lowest, 1. */
export function TierBadge({ label, rank }: { readonly label: Label | null; readonly rank: number }): ReactNode {
  const say = useLabel()
  if (label === null) return <Unknown />
  return (
    <Badge sign={'▮'.repeat(Math.min(rank, 5))} tone={rank >= 4 ? 'accent' : 'neutral'}>
      {say(label)}
    </Badge>
  )
}
