import type { StaffRole } from '#domain/access/staff-role.ts'
import { grantsUpTo } from '#domain/complaint/compensation.ts'
import type { ComplaintPolicy } from '#domain/complaint/complaint-settings.ts'
import type { RootCause } from '#domain/complaint/root-cause.ts'
import type { Severity } from '#domain/complaint/severity.ts'
import type { Fen } from '#domain/money.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** Something that somebody does about a complaint. */
export type ComplaintStep =
  | { readonly do: 'respond'; readonly text: string }
  | { readonly do: 'note'; readonly text: string }
  | { readonly do: 'assign'; readonly ownerStaffId: number | null }
  | { readonly do: 'grade'; readonly severity: Severity }
  | { readonly do: 'compensate'; readonly amountFen: Fen; readonly text: string }
  | { readonly do: 'decide'; readonly isGranted: boolean; readonly text: string | null }
  | { readonly do: 'resolve'; readonly rootCause: RootCause; readonly text: string }
  | { readonly do: 'reopen'; readonly text: string }

export type EntryKind =
  | 'opened'
  | 'responded'
  | 'note'
  | 'owner'
  | 'severity'
  | 'compensation_wanted'
  | 'compensation_granted'
  | 'compensation_declined'
  | 'warned'
  | 'escalated'
  | 'resolved'
  | 'reopened'

/** As much of a complaint as a step hangs on. */
export interface ComplaintState {
  readonly firstResponseAt: Instant | null
  readonly resolvedAt: Instant | null
  readonly wantedCompensationFen: Fen | null
  /** Granted so far. */
  readonly compensationFen: Fen | null
}

/** What a step changes; what is not named stays. */
export interface ComplaintEffect {
  readonly entry: { readonly kind: EntryKind; readonly text: string | null; readonly amountFen: Fen | null }
  /** The clock of the first response stops. */
  readonly responds?: true
  readonly resolved?: boolean
  readonly severity?: Severity
  readonly grantedFen?: Fen
  readonly wantedFen?: Fen | null
  readonly ownerStaffId?: number | null
  readonly rootCause?: RootCause
}

export type StepRefusal = 'complaint-settled' | 'complaint-open' | 'nothing-to-decide' | 'beyond-your-limit'

export interface StepBy {
  readonly role: StaffRole
  readonly policy: Pick<ComplaintPolicy, 'advisorGrantsFen' | 'managerGrantsFen'>
}

/**
 * What a step comes to, or why it cannot be done. A compensation with which all that was granted stays within one's own
 * limit is granted at once; beyond it it waits for somebody who may. To settle a complaint is also to answer it.
 */
export function takeStep(step: ComplaintStep, state: ComplaintState, by: StepBy): ComplaintEffect | StepRefusal {
  const isSettled = state.resolvedAt !== null
  if (step.do === 'reopen') {
    return isSettled ? { entry: said('reopened', step.text), resolved: false } : 'complaint-open'
  }
  if (isSettled && step.do !== 'note') return 'complaint-settled'
  if (step.do === 'compensate') return compensate(step, state, by)
  return step.do === 'decide' ? decide(step, state, by) : plainly(step)
}

/** Steps that anybody can do at any time while it is open. */
function plainly(step: Exclude<ComplaintStep, { do: 'reopen' | 'compensate' | 'decide' }>): ComplaintEffect {
  switch (step.do) {
    case 'respond':
      return { entry: said('responded', step.text), responds: true }
    case 'note':
      return { entry: said('note', step.text) }
    case 'assign':
      return { entry: said('owner', null), ownerStaffId: step.ownerStaffId }
    case 'grade':
      return { entry: said('severity', step.severity), severity: step.severity }
    case 'resolve':
      return { entry: said('resolved', step.text), responds: true, resolved: true, rootCause: step.rootCause }
  }
}

function compensate(
  { amountFen, text }: { readonly amountFen: Fen; readonly text: string },
  { compensationFen }: ComplaintState,
  { role, policy }: StepBy,
): ComplaintEffect {
  const grantedFen = (compensationFen ?? 0) + amountFen
  return grantedFen <= grantsUpTo(role, policy)
    ? { entry: { kind: 'compensation_granted', text, amountFen }, grantedFen, wantedFen: null }
    : { entry: { kind: 'compensation_wanted', text, amountFen }, wantedFen: amountFen }
}

function decide(
  { isGranted, text }: { readonly isGranted: boolean; readonly text: string | null },
  { wantedCompensationFen: amountFen, compensationFen }: ComplaintState,
  { role, policy }: StepBy,
): ComplaintEffect | StepRefusal {
  if (amountFen === null) return 'nothing-to-decide'
  const grantedFen = (compensationFen ?? 0) + amountFen
  if (grantedFen > grantsUpTo(role, policy)) return 'beyond-your-limit'
  return isGranted
    ? { entry: { kind: 'compensation_granted', text, amountFen }, grantedFen, wantedFen: null }
    : { entry: { kind: 'compensation_declined', text, amountFen }, wantedFen: null }
}

function said(kind: EntryKind, text: string | null): ComplaintEffect['entry'] {
  return { kind, text, amountFen: null }
}
