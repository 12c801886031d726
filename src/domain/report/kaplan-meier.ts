/** Somebody watched for so many days: until the event, or (not `happened`) until we stopped looking. */
export interface Watched {
  readonly days: number
  readonly happened: boolean
}

export interface SurvivalStep {
  readonly days: number
  /** Watched until just before that day. */
  readonly atRisk: number
  readonly events: number
  /** Share 0–1 to whom it has not happened by the end of the day. */
  readonly survival: number
  /** 95 % interval. */
  readonly low: number
  readonly high: number
}

const z = 1.959963984540054

/**
 * Kaplan & Meier (1958): survival after each day with an event. The interval is Greenwood's variance on the log-minus-log
 * scale (Kalbfleisch & Prentice 1980), which stays within 0–1; where nobody is left it is all there is: 0–1.
 */
export function survivalCurve(watched: readonly Watched[]): SurvivalStep[] {
  const sorted = watched.toSorted((a, b) => a.days - b.days)
  const steps: SurvivalStep[] = []
  let [survival, variance] = [1, 0]
  for (let at = 0; at < sorted.length;) {
    const days = sorted[at]?.days ?? 0
    const atRisk = sorted.length - at
    let events = 0
    for (; sorted[at]?.days === days; at++) if (sorted[at]?.happened) events += 1
    if (events === 0) continue
    survival *= 1 - events / atRisk
    variance += events / (atRisk * (atRisk - events))
    steps.push({ days, atRisk, events, survival, ...interval(survival, variance) })
  }
  return steps
}

function interval(survival: number, variance: number): { low: number; high: number } {
  if (survival <= 0) return { low: 0, high: 1 }
  const half = (z * Math.sqrt(variance)) / -Math.log(survival)
  return { low: survival ** Math.exp(half), high: survival ** Math.exp(-half) }
}
