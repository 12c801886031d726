import { addDays, type Day } from '#domain/calendar.ts'
import { isSameName, trueNow, type TrueNow } from '#domain/enrolment/occasions.ts'
import { isHeldOut } from '#domain/enrolment/stable-share.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { featureValuesOf } from '#domain/playbook/features.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { contactHistories } from '#store/contact-history.ts'
import { type CircumstancesRow, circumstancesOf } from '#store/customer-circumstances.ts'
import { liveEnrolments, occasionsOf } from '#store/enrolment-rows.ts'
import { firstComplaintOn, homesOf } from '#store/scores.ts'
import type { Reader } from '#store/transaction.ts'
import { fitInForce } from '#store/value-fits.ts'
import { assessHome } from '#operations/assess-home.ts'
import { cancelledBecause } from '#operations/engine-customers.ts'
import { activePlaybooks } from '#operations/playbooks.ts'
import { policiesOf } from '#operations/policies.ts'
import {
  addEnrolled,
  type Block,
  type Candidate,
  count,
  newTally,
  type SimulatedOut,
  type Simulation,
  simulationOf,
  type Tally,
} from '#operations/simulation-tally.ts'

export interface SimulationWishes {
  readonly groupId: number
  /** Of which the customers at home are asked for; null = the whole group. */
  readonly onlyCentreId: number | null
  readonly playbook: Playbook
  /** Any day up to today. */
  readonly on: Day
  readonly today: Day
}

/** At once, so that memory and statements stay small. */
const blockSize = 2000

/**
 * Whom a playbook would enrol on a day, what it would ask of the centre, and what would stand in its way. Nothing is kept.
 * Past days are seen by what was recorded by then; consent and addresses are those of now, and only for today is it known
 * who is in the playbook already.
 */
export async function simulatePlaybook(reader: Reader, wishes: SimulationWishes): Promise<Simulation> {
  const { groupId, onlyCentreId, playbook, on, today } = wishes
  const policies = await policiesOf(reader, groupId)
  const complaintsKnownFrom = await firstComplaintOn(reader, groupId)
  const fit = await fitInForce(reader, groupId, on)
  const others = (await activePlaybooks(reader, groupId)).filter(({ id }) => id !== playbook.id)
  const tally = newTally()
  for (const { centreId } of await homesOf(reader, groupId, on)) {
    if (onlyCentreId !== null && centreId !== onlyCentreId) continue
    const policy = policies.of(centreId)
    const home = { groupId, centreId, policy, asOf: on, complaintsKnownFrom, fit, isPast: on < today }
    const { scored } = await assessHome(reader, home)
    tally.customers += scored.length
    const candidates = scored.flatMap(({ customerId, facts, assessment }): Candidate[] => {
      const view = viewOf(facts, assessment, policy, on)
      const features = featureValuesOf(view)
      const now = trueNow(playbook, view, features)
      return now.length === 0 ? [] : [{ customerId, view, features, now }]
    })
    for (let from = 0; from < candidates.length; from += blockSize) {
      const block = candidates.slice(from, from + blockSize)
      await addBlock(reader, tally, block, { ...wishes, policy, others })
    }
  }
  return simulationOf(tally, { playbookId: playbook.id, on })
}

async function addBlock(
  reader: Reader,
  tally: Tally,
  candidates: readonly Candidate[],
  of: Block & SimulationWishes,
): Promise<void> {
  const { groupId, playbook, on, today, policy } = of
  const customerIds = candidates.map(({ customerId }) => customerId)
  const rows = await circumstancesOf(reader, { customerIds, today: on })
  const shareSince = addDays(on, -policy.contact.salesShareDays)
  const histories = await contactHistories(reader, { groupId, customerIds, today: on, shareSince })
  const atWork = on === today ? await atWorkAlready(reader, customerIds, playbook) : notYet
  for (const candidate of candidates) {
    const row = rows.get(candidate.customerId)
    const history = histories.get(candidate.customerId)
    if (row === undefined || history === undefined) continue
    const now = candidate.now.filter((each) => !atWork.isEntered(candidate.customerId, each))
    const out = now.length === 0 ? 'entered_before' : whyOut(candidate, row, playbook, atWork)
    if (out === null) addEnrolled(tally, { ...candidate, now }, history, of)
    else count(tally.out, out)
  }
}

/** What has come of the playbook already. */
interface AtWork {
  readonly isUnderWay: (customerId: number) => boolean
  readonly isEntered: (customerId: number, now: TrueNow) => boolean
}

const notYet: AtWork = { isUnderWay: () => false, isEntered: () => false }

async function atWorkAlready(
  reader: Reader,
  customerIds: readonly number[],
  { id, trigger }: Playbook,
): Promise<AtWork> {
  const live = await liveEnrolments(reader, customerIds)
  const ids = new Set(live.filter(({ enrolment }) => enrolment.playbookId === id).map(({ customerId }) => customerId))
  const occasions = Map.groupBy(
    (await occasionsOf(reader, customerIds)).filter((each) => each.playbookId === id && each.state !== 'waiting'),
    ({ customerId }) => customerId,
  )
  const isState = trigger.kind === 'state'
  return {
    isUnderWay: (customerId) => ids.has(customerId),
    isEntered: (customerId, now) =>
      (occasions.get(customerId) ?? []).some(
        ({ occasion, overOn }) => (!isState || overOn === null) && isSameName(occasion, now, isState),
      ),
  }
}

function whyOut(
  { customerId, view }: Candidate,
  row: CircumstancesRow,
  playbook: Playbook,
  atWork: AtWork,
): SimulatedOut | null {
  const cancelled = cancelledBecause(view, row)
  if (cancelled !== null) return cancelled
  if (isHeldOut(view.facts, playbook)) return 'holdout'
  return atWork.isUnderWay(customerId) && playbook.onNewOccasion === 'wait' ? 'under_way' : null
}
