import type { ReactNode } from 'react'
import type { Calculator, CalculatorInputs } from '#domain/calculator/calculator.ts'
import { InputField } from '#web/calculators/input-field.tsx'
import type { Worked } from '#web/calculators/use-calculator.ts'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useNarrow } from '#web/ui/use-narrow.ts'

interface BenchProps<I extends CalculatorInputs> {
  readonly calculator: Calculator<I>
  readonly worked: Worked<I>
  /** Inputs that do not count just now. */
  readonly hidden?: readonly string[]
  readonly children: ReactNode
}

/** Inputs on one side, what comes of them on the other, the formula below. */
export function Bench<I extends CalculatorInputs>({
  calculator,
  worked,
  hidden = [],
  children,
}: BenchProps<I>): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn)
  const label = useLabel()
  const isNarrow = useNarrow()
  const [firstPart] = Object.keys(calculator.parts)
  const { values, defaults } = worked
  const isChanged = Object.keys(calculator.inputs).some((name) => values[name] !== defaults[name])
  return (
    <div className="bench">
      <Panel
        title={words.inputs}
        actions={
          <Button size="small" icon="undo" isDisabled={!isChanged} onPress={worked.reset}>
            {words.reset}
          </Button>
        }
      >
        {Object.entries(calculator.parts).map(([part, name]) => (
          <details key={part} className="bench-part" open={!isNarrow || part === firstPart}>
            <summary>{label(name)}</summary>
            <div className="bench-fields">
              {Object.entries(calculator.inputs).map(([id, input]) => {
                const value = values[id]
                const usual = defaults[id]
                if (input.part !== part || hidden.includes(id) || value === undefined || usual === undefined)
                  return null
                return (
                  <InputField
                    key={id}
                    name={id}
                    input={input}
                    value={value}
                    usual={usual}
                    isOwn={worked.isOwn(id)}
                    onChange={(next) => worked.set(id, next)}
                  />
                )
              })}
            </div>
          </details>
        ))}
      </Panel>
      <div className="stack bench-results">
        {worked.problem !== null && (
          <>
            <ProblemNote problem={worked.problem} onRetry={worked.again} />
            <Note tone="fair">{words.withoutPolicy}</Note>
          </>
        )}
        {children}
        <Panel title={words.formula}>
          <p className="bench-formula">{label(calculator.formula)}</p>
        </Panel>
      </div>
    </div>
  )
}
