import { timingModel } from '#domain/value-model/candidates.ts'
import type { CnbdForm, CnbdParameters } from '#domain/value-model/cnbd-likelihood.ts'
import { mixtureKinds } from '#domain/value-model/cnbd-mixture.ts'
import { cnbdParameters } from '#domain/value-model/cnbd.ts'
import type { StoredFit, StoredMember } from '#domain/value-model/stored-fit.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'

/** One kind of customer of a fit: all of a member's, or those of one regularity in a mixture. */
export interface VoiceKind {
  readonly form: CnbdForm
  readonly parameters: CnbdParameters
  readonly member: number
  /** ln of its share in a mixture; 0 where it is the only one. */
  readonly logShare: number
}

/** A member that is not of the CNBD family speaks for itself. */
export interface OtherVoice {
  readonly share: number
  readonly predictor: Predictor
}

export interface VoiceKinds {
  /** Share of each member, by number. */
  readonly shares: readonly number[]
  readonly kinds: readonly VoiceKind[]
  readonly others: readonly OtherVoice[]
}

export function voiceKinds({ members }: StoredFit): VoiceKinds {
  return {
    shares: members.map(({ share }) => share),
    kinds: members.flatMap((member, i) => kindsOf(member, i)),
    others: members.flatMap(({ name, k, share, values }) =>
      isOther(name)
        ? [{ share, predictor: timingModel(name, k ?? undefined).predictor(Float64Array.from(values)) }]
        : [],
    ),
  }
}

function isOther(name: StoredMember['name']): boolean {
  return name === 'nbd' || name === 'pareto-nbd'
}

function kindsOf({ name, k, values }: StoredMember, member: number): VoiceKind[] {
  if (isOther(name)) return []
  const known = Float64Array.from(values)
  if (name === 'mbg-cnbd-mix')
    return mixtureKinds(known).map(({ form, parameters, share }) => ({
      form,
      parameters,
      member,
      logShare: Math.log(share),
    }))
  const form = { k: k ?? 1, leavesAfterFirst: name.startsWith('mbg') }
  return [{ form, parameters: cnbdParameters(known), member, logShare: 0 }]
}
