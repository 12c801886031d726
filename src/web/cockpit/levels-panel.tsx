import type { ReactNode } from 'react'
import type { CockpitFigures } from '#web/cockpit/cockpit-figures.ts'
import { hrefTo } from '#web/paths.ts'
import { cockpitEn } from '#web/phrases/cockpit.en.ts'
import { cockpitZh } from '#web/phrases/cockpit.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { LevelBadge } from '#web/ui/badge.tsx'
import { Moved } from '#web/ui/moved.tsx'
import { Panel } from '#web/ui/page.tsx'
import { RulesChanged } from '#web/ui/rules-changed.tsx'
import { Unknown } from '#web/ui/unknown.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** Warnings from the gentlest to the last, with what is at risk in each. */
export function LevelsPanel({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const isSame = (figures.rulesChanged ?? []).length === 0
  return (
    <Panel title={words.levels} {...(isSame ? {} : { subtitle: <RulesChanged chapters={figures.rulesChanged} /> })}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{words.level}</th>
            <th scope="col" className="number">
              {words.people}
            </th>
            <th scope="col" className="number">
              {words.change}
            </th>
            <th scope="col" className="number">
              {words.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.levels.map(({ level, customers, before, valueAtRiskFen }) => (
            <tr key={level}>
              <th scope="row">
                <LevelBadge level={level} />
              </th>
              <td className="number">
                <a href={hrefTo('customers', { search: { level } })}>{format.number(customers)}</a>
              </td>
              <td className="number">{before === null ? <Unknown /> : <Moved by={customers - before} />}</td>
              <td className="number">{format.money(valueAtRiskFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
