import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { Feature, FeatureValue } from '#domain/playbook/feature.ts'
import { momentFeatures } from '#domain/playbook/moment-features.ts'
import { scoreFeatures } from '#domain/playbook/score-features.ts'

/** Every word that a playbook's condition may use, and every template. */
export const features: Readonly<Record<FeatureId, Feature>> = { ...scoreFeatures, ...momentFeatures }

export type FeatureId = keyof typeof scoreFeatures | keyof typeof momentFeatures

export type FeatureValues = Readonly<Record<FeatureId, FeatureValue>>

export const featureIds = Object.keys(features) as readonly FeatureId[]

const vocabulary: readonly (readonly [FeatureId, Feature])[] = featureIds.map((id) => [id, features[id]])

/** The customer's features on the view's day. */
export function featureValuesOf(view: CustomerView): FeatureValues {
  const values: Partial<Record<FeatureId, FeatureValue>> = {}
  for (const [id, feature] of vocabulary) values[id] = feature.of(view)
  return values as FeatureValues
}
