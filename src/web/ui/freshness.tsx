import { useEffect, useState, type ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { useLanguage } from '#web/phrases/language.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { agoText, instantText, unknownMark } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icons.tsx'

interface FreshnessProps {
  readonly asOf: Day | null
  readonly computedAt: string | null
  readonly hasFailed?: boolean
}

/** `截至 2024-09-01 · 3 分钟前计算`. */
export function Freshness({ asOf, computedAt, hasFailed = false }: FreshnessProps): ReactNode {
  const words = useUiPhrases()
  const language = useLanguage()
  const now = useMinute()
  return (
    <span className="freshness">
      {words.asOf(asOf ?? unknownMark)}
      {computedAt !== null && (
        <>
          {' · '}
          <time dateTime={computedAt} title={instantText(computedAt)}>
            {words.computed(agoText(computedAt, now, language))}
          </time>
        </>
      )}
      {hasFailed && (
        <strong className="freshness-failed">
          <Icon name="alert" size={14} /> {words.failed}
        </strong>
      )}
    </span>
  )
}

function useMinute(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
