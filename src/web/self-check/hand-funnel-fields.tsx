import type { ReactNode } from 'react'
import { funnelStanding, handFunnelSteps, type HandFunnel, type HandFunnelStep } from '#domain/goal/self-check.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { selfCheckEn } from '#web/phrases/self-check.en.ts'
import { selfCheckZh } from '#web/phrases/self-check.zh.ts'
import { NumberField } from '#web/ui/text-field.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface HandFunnelFieldsProps {
  readonly funnel: HandFunnel
  readonly onChange: (funnel: HandFunnel) => void
}

/** A funnel that is counted by hand; its shares follow while somebody types. */
export function HandFunnelFields({ funnel, onChange }: HandFunnelFieldsProps): ReactNode {
  const words = usePhrases(selfCheckZh, selfCheckEn)
  const label = useLabel()
  const format = useFormat()
  return (
    <div className="hand-funnel">
      {funnelStanding(funnel).map(({ step, customers, ofBefore, ofFirst }) => (
        <NumberField
          key={step}
          label={label(handFunnelSteps[step])}
          value={customers}
          min={0}
          step={1}
          {...(ofBefore === null ? {} : { hint: words.of(format.percent(ofBefore), format.percent(ofFirst)) })}
          onChange={(count) => onChange(withStep(funnel, step, count))}
        />
      ))}
    </div>
  )
}

function withStep(funnel: HandFunnel, step: HandFunnelStep, count: number | null): HandFunnel {
  const { [step]: _, ...others } = funnel
  return count === null ? others : { ...others, [step]: Math.max(0, Math.round(count)) }
}
