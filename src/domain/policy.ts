import { windowSettings } from '#domain/as-of.ts'
import { ladderSettings } from '#domain/churn/ladder.ts'
import { healthSettings } from '#domain/health/health-score.ts'
import { stageSettings } from '#domain/lifecycle/stage.ts'
import { servingSettings } from '#domain/lifetime-value/cost-to-serve.ts'
import { potentialSettings } from '#domain/lifetime-value/potential.ts'
import { valueAtRiskSettings } from '#domain/lifetime-value/value-at-risk.ts'
import { valueSettings } from '#domain/lifetime-value/value.ts'
import { actionSettings } from '#domain/playbook/action-settings.ts'
import { serviceDueSettings } from '#domain/playbook/service-due.ts'
import { cadenceSettings } from '#domain/segment/cadence-group.ts'
import { rfmSettings } from '#domain/segment/rfm.ts'
import { segmentSettings } from '#domain/segment/segment-of.ts'
import type { Settings, ValuesOf } from '#domain/settings.ts'

/** Every setting, gathered from the rules that own them. A policy file has the same groups and names. */
export const policySettings = {
  windows: windowSettings,
  stage: stageSettings,
  rfm: rfmSettings,
  segment: segmentSettings,
  cadence: cadenceSettings,
  health: healthSettings,
  ladder: ladderSettings,
  value: valueSettings,
  potential: potentialSettings,
  valueAtRisk: valueAtRiskSettings,
  serving: servingSettings,
  serviceDue: serviceDueSettings,
  actions: actionSettings,
} as const satisfies Readonly<Record<string, Settings>>

export type PolicyGroup = keyof typeof policySettings

/** The rules of a centre: a value for every setting. */
export type Policy = { readonly [G in PolicyGroup]: ValuesOf<(typeof policySettings)[G]> }

/** The numbers of the specification. */
export const defaultPolicy: Policy = {
  windows: defaultsOf(windowSettings),
  stage: defaultsOf(stageSettings),
  rfm: defaultsOf(rfmSettings),
  segment: defaultsOf(segmentSettings),
  cadence: defaultsOf(cadenceSettings),
  health: defaultsOf(healthSettings),
  ladder: defaultsOf(ladderSettings),
  value: defaultsOf(valueSettings),
  potential: defaultsOf(potentialSettings),
  valueAtRisk: defaultsOf(valueAtRiskSettings),
  serving: defaultsOf(servingSettings),
  serviceDue: defaultsOf(serviceDueSettings),
  actions: defaultsOf(actionSettings),
}

function defaultsOf<S extends Settings>(settings: S): ValuesOf<S> {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.default])) as ValuesOf<S>
}
