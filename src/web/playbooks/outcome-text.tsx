import type { ReactNode } from 'react'
import { verdictLabels } from '#domain/report/holdout-verdict.ts'
import type { Reply } from '#web/api/client.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useWords } from '#web/playbooks/use-words.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { useFormat } from '#web/ui/use-format.ts'

export type Outcome = Reply<'GET /outcomes'>['byPlaybook'][number]

/** Who came in time of those whose time is over, with how many there were. */
export function CameText({ outcome }: { readonly outcome: Outcome | undefined }): ReactNode {
  const words = useWords()
  const format = useFormat()
  if (outcome === undefined || outcome.came.of === 0) return <span className="muted">{words.noResult}</span>
  const { of, who } = outcome.came
  return <>{words.rateOf(format.percent(who / of), format.number(who), format.number(of))}</>
}

export function BenchmarkText({ benchmark }: { readonly benchmark: Outcome['benchmark'] | undefined }): ReactNode {
  const words = useWords()
  const format = useFormat()
  if (benchmark === null || benchmark === undefined) return <span className="muted">{words.noBenchmark}</span>
  return <>{words.range(format.percent(benchmark.low), format.percent(benchmark.high))}</>
}

const tones: Readonly<Record<keyof typeof verdictLabels, Tone>> = {
  helps: 'good',
  harms: 'bad',
  open: 'neutral',
  too_few: 'neutral',
}

/** What the comparison with customers who were left alone says. */
export function VerdictText({ holdout }: { readonly holdout: Outcome['holdout'] | undefined }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  if (holdout === null || holdout === undefined) return <span className="muted">—</span>
  const { verdict, interval } = holdout
  const text = label(verdictLabels[verdict])
  return (
    <Badge tone={tones[verdict]}>
      {interval === null || verdict === 'too_few'
        ? text
        : words.verdictText(text, format.change(interval.low * 100), format.change(interval.high * 100))}
    </Badge>
  )
}
