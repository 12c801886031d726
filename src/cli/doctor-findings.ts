import type { Label } from '#domain/label.ts'
import { type Finding, findingLabels } from '#operations/finding.ts'
import type { Context } from '#cli/command.ts'
import { factsOf } from '#cli/doctor-facts.ts'
import { homeSentence } from '#cli/phrases/home-sentences.ts'
import { columnsOf } from '#cli/screen.ts'
import { padEnd, widthOf, wrapped } from '#cli/text-width.ts'

const signs: Readonly<Record<Finding['state'], string>> = { ok: '✓', warning: '!', problem: '✗' }

/** A line for each thing looked at, and the mend below it where one is needed. */
export function findingLines(findings: readonly Finding[], context: Context): string[] {
  const { language, phrases } = context
  const width = Math.max(...findings.map(({ code }) => widthOf(findingLabels[code][language])))
  const howMany = (state: Finding['state']): number => findings.filter((each) => each.state === state).length
  return [
    ...findings.flatMap((finding) => [
      `${signs[finding.state]} ${padEnd(findingLabels[finding.code][language], width)}  ${factsOf(finding)[language]}`.trimEnd(),
      ...mendLines(finding, context),
    ]),
    '',
    phrases.doctor.sum(howMany('problem'), howMany('warning')),
  ]
}

function mendLines(finding: Finding, context: Context): string[] {
  const mend = mendOf(finding)
  return mend === null
    ? []
    : wrapped(`→ ${mend[context.language]}`, columnsOf(context) - 4).map((line) => `    ${line}`)
}

function mendOf({ mend, refusal }: Finding): Label | null {
  return refusal === undefined ? mend : homeSentence(refusal)
}

/** The documented form of `doctor --json`: see docs/json.md. */
export function findingsJson(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings.map((finding) => ({
      code: finding.code,
      state: finding.state,
      facts: finding.facts,
      mend: mendOf(finding),
    })),
  )
}
