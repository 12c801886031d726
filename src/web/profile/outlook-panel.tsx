import { lazy, Suspense, type ReactNode } from 'react'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { OutlookFigures } from '#web/profile/outlook-figures.tsx'
import { useOutlookPhrases } from '#web/profile/outlook-of.ts'
import { useProfile } from '#web/profile/profile-of.ts'
import { RhythmFigures } from '#web/profile/rhythm-figures.tsx'
import { useMe } from '#web/shell/me.ts'
import { Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/profile/outlook.css'

/** Curves come after what is read before a call. */
const OutlookCurves = lazy(async () => ({
  default: (await import('#web/profile/outlook-curves.tsx')).OutlookCurves,
}))

/** Whether they come back, when, and what that is worth: by the fit in force, or as far as a formula says. */
export function OutlookPanel(): ReactNode {
  const words = useOutlookPhrases()
  const { scores, outlook } = useProfile()
  if (scores === null) return null
  return (
    <Panel title={words.title}>
      <div className="stack">
        {outlook === null ? (
          <WithoutModel hasCome={scores.lastVisitOn !== null} />
        ) : (
          <>
            <OutlookFigures outlook={outlook} />
            <Suspense fallback={<Skeleton lines={6} />}>
              <OutlookCurves outlook={outlook} />
            </Suspense>
            <Source outlook={outlook} />
          </>
        )}
      </div>
    </Panel>
  )
}

function WithoutModel({ hasCome }: { readonly hasCome: boolean }): ReactNode {
  const words = useOutlookPhrases()
  if (!hasCome) return <p className="muted">{words.never}</p>
  return (
    <>
      <RhythmFigures />
      <p className="muted outlook-source">
        {words.formulaNote} <ModelLink />
      </p>
    </>
  )
}

interface SourceProps {
  readonly outlook: NonNullable<ReturnType<typeof useProfile>['outlook']>
}

/** Which fit said so, and what its words mean. */
function Source({ outlook: { fitId, fitAsOf, cohort } }: SourceProps): ReactNode {
  const words = useOutlookPhrases()
  const format = useFormat()
  const say = useLabel()
  return (
    <>
      <p className="muted outlook-source">
        {words.byModel(String(fitId), format.day(fitAsOf))}
        {cohort !== null && words.ofCohort(say(cohort))} <ModelLink />
      </p>
      <details className="outlook-terms">
        <summary>{words.howToRead}</summary>
        <dl>
          {words.terms.map(([term, sense]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{sense}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

function ModelLink(): ReactNode {
  const words = useOutlookPhrases()
  if (!useMe().rights.includes('figures.read')) return null
  return <a href={hrefTo('value', { search: { tab: 'model' } })}>{words.seeModel}</a>
}
