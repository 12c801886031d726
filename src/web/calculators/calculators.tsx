import { useParams } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import { carOptionsCalculator } from '#domain/calculator/car-options.ts'
import { fourLeversCalculator } from '#domain/calculator/four-levers.ts'
import { lifetimeValueCalculator } from '#domain/calculator/lifetime-value-calculator.ts'
import { programmeCalculator } from '#domain/calculator/programme-calculator.ts'
import { returnsCalculator } from '#domain/calculator/returns-calculator.ts'
import { twoWaysCalculator } from '#domain/calculator/two-ways.ts'
import { warrantyCalculator } from '#domain/calculator/warranty-calculator.ts'
import { CarOptions } from '#web/calculators/car-options.tsx'
import { FourLevers } from '#web/calculators/four-levers.tsx'
import { LifetimeValue } from '#web/calculators/lifetime-value.tsx'
import { Programme } from '#web/calculators/programme.tsx'
import { Returns } from '#web/calculators/returns.tsx'
import { TwoWays } from '#web/calculators/two-ways.tsx'
import { Warranty } from '#web/calculators/warranty.tsx'
import { hrefTo } from '#web/paths.ts'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useGo } from '#web/use-go.ts'
import { Button } from '#web/ui/button.tsx'
import { CopyButton } from '#web/ui/copy-button.tsx'
import { Page } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import '#web/calculators/calculators.css'

const sheets: readonly {
  readonly of: { code: string; label: { zh: string; en: string } }
  readonly sheet: ComponentType
}[] = [
  { of: lifetimeValueCalculator, sheet: LifetimeValue },
  { of: fourLeversCalculator, sheet: FourLevers },
  { of: programmeCalculator, sheet: Programme },
  { of: warrantyCalculator, sheet: Warranty },
  { of: carOptionsCalculator, sheet: CarOptions },
  { of: returnsCalculator, sheet: Returns },
  { of: twoWaysCalculator, sheet: TwoWays },
]

/** The calculators of the field, worked in the browser by the batch's own functions; links carry their inputs. */
export function Calculators(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn)
  const label = useLabel()
  const go = useGo()
  const { calculator: asked }: { calculator?: string } = useParams({ strict: false })
  const chosen = sheets.find(({ of }) => of.code === asked) ?? sheets[0]
  if (chosen === undefined) return null
  const Sheet = chosen.sheet
  return (
    <Page
      title={words.title}
      subtitle={words.subtitle}
      actions={
        <>
          <CopyButton size="medium" icon="link" label={words.copyLink} text={() => window.location.href} />
          <Button icon="printer" onPress={() => window.print()}>
            {words.print}
          </Button>
        </>
      }
    >
      <Tabs
        label={words.title}
        tabs={sheets.map(({ of }) => ({ id: of.code, label: label(of.label) }))}
        chosen={chosen.of.code}
        onChoose={(calculator) => go(hrefTo('calculator', { params: { calculator } }))}
      >
        <h2 className="only-print">{label(chosen.of.label)}</h2>
        <Sheet key={chosen.of.code} />
      </Tabs>
    </Page>
  )
}
