import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { Calibration } from '#web/value/calibration.tsx'
import { CohortFits } from '#web/value/cohort-fits.tsx'
import { ModelComparison } from '#web/value/model-comparison.tsx'
import { Drift } from '#web/value/drift.tsx'
import { FitDetails } from '#web/value/fit-details.tsx'
import { useModelPhrases } from '#web/value/model-of.ts'
import { ModelState } from '#web/value/model-state.tsx'
import { SpendOfVisits } from '#web/value/spend-of-visits.tsx'
import { Tracking } from '#web/value/tracking.tsx'
import { Answered } from '#web/ui/answered.tsx'
import '#web/value/model.css'

/** The model behind potential and rhythm: what to trust first, then how it did, and at the end what it is made of. */
export function Model(): ReactNode {
  const words = useModelPhrases()
  const asked = useAsk('GET /value/fit', {})
  return (
    <Answered of={asked}>
      {(model) => (
        <div className="stack model">
          <ModelState model={model} />
          {model.holdout !== null && (
            <div className="grid-2">
              <Calibration groups={model.calibration} holdout={model.holdout} />
              <Tracking weeks={model.tracking} holdout={model.holdout} />
            </div>
          )}
          {model.fit !== null && (
            <>
              <ModelComparison model={model} />
              <CohortFits cohorts={model.cohorts} />
              <div className="grid-2">
                <Drift checks={model.checks} />
                <SpendOfVisits fit={model.fit} />
              </div>
              <FitDetails fit={model.fit} />
            </>
          )}
          <p className="muted model-note">{words.group}</p>
        </div>
      )}
    </Answered>
  )
}
