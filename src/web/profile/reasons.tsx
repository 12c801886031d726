import type { ReactNode } from 'react'
import { type EvidenceName, evidenceLabels } from '#domain/evidence-labels.ts'
import { type RuleCode, ruleLabels } from '#domain/rule-labels.ts'
import { useLabel } from '#web/phrases/language.ts'
import { Facts } from '#web/profile/facts.tsx'
import { type Profile, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useEvidenceText } from '#web/profile/use-evidence-text.ts'
import { Note } from '#web/ui/note.tsx'

type Scores = NonNullable<Profile['scores']>
type Reason = Scores['reasons'][string]

/** Why each score is what it is: the rule that held, what it looked at, and what it held that against. */
export function Reasons(): ReactNode {
  const words = useProfilePhrases()
  const { scores } = useProfile()
  if (scores === null) return <Note>{words.noScores}</Note>
  const names = Object.keys(words.reasonNames) as (keyof typeof words.reasonNames)[]
  const known = names.flatMap((name) => {
    const reason = scores.reasons[name]
    return reason === undefined ? [] : [{ name, reason }]
  })
  return (
    <div className="reasons">
      {known.map(({ name, reason }) => (
        <OneReason key={name} score={name} name={words.reasonNames[name]} reason={reason} />
      ))}
    </div>
  )
}

interface OneReasonProps {
  readonly score: string
  readonly name: string
  readonly reason: Reason
}

function OneReason({ score, name, reason }: OneReasonProps): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const { valueText } = useEvidenceText()
  const rule = ruleLabels[reason.rule as RuleCode]
  return (
    <section className="reason" aria-label={name}>
      <h3>
        {name} <b>{valueText(score, reason.value)}</b>
      </h3>
      {rule !== undefined && <p className="profile-because">{say(rule)}</p>}
      <Evidence score={score} title={words.looksAt} evidence={reason.inputs} />
      <Evidence score={score} title={words.against} evidence={reason.thresholds} />
    </section>
  )
}

interface EvidenceProps {
  readonly score: string
  readonly title: string
  readonly evidence: Readonly<Record<string, unknown>>
}

function Evidence({ score, title, evidence }: EvidenceProps): ReactNode {
  const say = useLabel()
  const { evidenceText } = useEvidenceText()
  const known = Object.entries(evidence).filter(([name]) => name in evidenceLabels)
  if (known.length === 0) return null
  return (
    <>
      <h4 className="profile-sub">{title}</h4>
      <Facts
        facts={known.map(([name, value]) => ({
          label: say(evidenceLabels[name as EvidenceName]),
          value: evidenceText(score, name, value),
        }))}
      />
    </>
  )
}
