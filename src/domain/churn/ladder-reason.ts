import type { Appraised } from '#domain/appraised.ts'
import { addDays } from '#domain/calendar.ts'
import { daysToNextLevel } from '#domain/churn/ladder-next.ts'
import { ladderLevel, ladderRuleLabels, type Silence } from '#domain/churn/ladder.ts'
import { ownRhythm } from '#domain/churn/rhythm.ts'
import { silenceAfter, silenceOf } from '#domain/churn/silence.ts'
import { intervalSpread } from '#domain/lifetime-value/outlook.ts'
import { type Change, scoreReason } from '#domain/reason.ts'
import { sharedEvidence as shared } from '#domain/shared-evidence.ts'

export const ladderReason = scoreReason({
  ruleLabels: ladderRuleLabels,
  evidenceLabels: {
    daysSinceVisit: shared.daysSinceVisit,
    daysSinceFirstVisit: shared.daysSinceFirstVisit,
    overdue: shared.overdue,
    f: shared.f,
    m: shared.m,
    daysSinceContact: { zh: '距上次联系天数', en: 'Days since last contact' },
    expectedIntervalDays: { zh: '预期到店间隔（天）', en: 'Expected interval, days' },
    fitId: shared.fitId,
    pActive: shared.pActive,
    isOwnRhythm: { zh: '间隔来自客户自身', en: "Interval is the customer's own" },
    intervalFromDays: { zh: '到店间隔下四分位（天）', en: 'Intervals, lower quartile, days' },
    intervalToDays: { zh: '到店间隔上四分位（天）', en: 'Intervals, upper quartile, days' },
    basis: { zh: '预警依据', en: 'The ladder goes by' },
    l1ContactDays: { zh: '一级：未联系天数', en: 'Level 1: days without contact' },
    l2Days: { zh: '二级：未到店天数', en: 'Level 2: days without a visit' },
    l3Days: { zh: '三级：未到店天数', en: 'Level 3: days without a visit' },
    highDays: { zh: '高危：未到店天数', en: 'High: days without a visit' },
    winBackDays: { zh: '待挽回：未到店天数', en: 'Win back: days without a visit' },
    lapsedDays: { zh: '已沉睡：未到店天数', en: 'Lapsed: days without a visit' },
    overdueFrom: { zh: '超期起算倍数', en: 'Overdue from, intervals' },
    longOverdueFrom: { zh: '提升一级倍数', en: 'Raised one level from, intervals' },
  },
  tell(told) {
    const { features, assessment, centre, policy } = told
    const silence = silenceOf(told, centre)
    const { basis, l1ContactDays, l2Days, l3Days, highDays, winBackDays, lapsedDays, overdueFrom, longOverdueFrom } =
      policy.ladder
    return {
      value: assessment.ladder.level,
      rule: ladderLevel(silence, policy.ladder).rule,
      inputs: {
        daysSinceVisit: silence.daysSinceVisit,
        daysSinceFirstVisit: silence.daysSinceFirstVisit,
        daysSinceContact: silence.daysSinceContact,
        expectedIntervalDays: silence.expectedIntervalDays,
        ...rhythmTold(told),
        overdue: assessment.ladder.overdue,
        f: silence.f,
        m: silence.m,
      },
      thresholds: {
        basis,
        l1ContactDays,
        l2Days,
        l3Days,
        highDays,
        winBackDays,
        lapsedDays,
        overdueFrom,
        longOverdueFrom,
      },
      wouldChange: changes(silence, { features, assessment, policy }),
    }
  },
})

/** Where the expected interval comes from, and its spread: the fit's, or the customer's own intervals. */
function rhythmTold({ features, worth, centre, policy }: Appraised) {
  if (worth.outlook !== null && centre.fit !== undefined) {
    const { fitId, pActive } = worth.outlook
    return { fitId, pActive, ...intervalSpread(features, centre.fit) }
  }
  const rhythm = ownRhythm(features.visits.dayNumbers, policy.ladder.rhythmLeastVisits)
  return {
    isOwnRhythm: rhythm !== null,
    intervalFromDays: rhythm?.fromDays ?? null,
    intervalToDays: rhythm?.toDays ?? null,
  }
}

function changes(
  silence: Silence,
  { features, assessment, policy }: Pick<Appraised, 'features' | 'assessment' | 'policy'>,
): Change<never>[] {
  const { level } = assessment.ladder
  const days = daysToNextLevel(level, silence, policy)
  const told: Change<never>[] = []
  if (days !== Infinity) {
    const to = ladderLevel(silenceAfter(silence, days), policy.ladder).level
    told.push({ to, by: 'time', on: addDays(features.asOf.today, days) })
  }
  const spoken = ladderLevel({ ...silence, daysSinceContact: 0 }, policy.ladder).level
  if (spoken !== level) told.push({ to: spoken, by: 'contact' })
  if (level !== 'none') told.push({ to: 'none', by: 'visit' })
  return told
}
