import { windowSettings } from '#domain/as-of.ts'
import { ladderOrder, ladderSettings } from '#domain/churn/ladder.ts'
import { complaintSettings } from '#domain/complaint/complaint-settings.ts'
import { contactOrder, contactSettings } from '#domain/contact/contact-settings.ts'
import { sendingSettings } from '#domain/contact/sending-settings.ts'
import { healthSettings } from '#domain/health/health-score.ts'
import { stageSettings } from '#domain/lifecycle/stage.ts'
import { servingSettings } from '#domain/lifetime-value/cost-to-serve.ts'
import { potentialOrder, potentialSettings } from '#domain/lifetime-value/potential.ts'
import { valueAtRiskSettings } from '#domain/lifetime-value/value-at-risk.ts'
import { valueOrder, valueSettings } from '#domain/lifetime-value/value.ts'
import { actionSettings } from '#domain/playbook/action-settings.ts'
import { seasonSettings } from '#domain/playbook/season.ts'
import { serviceDueSettings } from '#domain/playbook/service-due.ts'
import { retentionIndexSettings } from '#domain/relationship/retention-index.ts'
import { trustSettings } from '#domain/relationship/trust.ts'
import { retentionSettings } from '#domain/report/retention-rating.ts'
import { cadenceSettings } from '#domain/segment/cadence-group.ts'
import { rfmSettings } from '#domain/segment/rfm.ts'
import { segmentSettings } from '#domain/segment/segment-of.ts'
import { modelSettings } from '#domain/value-model/model-settings.ts'
import type { Settings, SettingValue, ValuesOf } from '#domain/settings.ts'
import { taskSettings } from '#domain/task/task-settings.ts'
import { workingTimeSettings } from '#domain/working-time/working-time-settings.ts'

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
  model: modelSettings,
  valueAtRisk: valueAtRiskSettings,
  serving: servingSettings,
  trust: trustSettings,
  retentionIndex: retentionIndexSettings,
  retention: retentionSettings,
  serviceDue: serviceDueSettings,
  seasons: seasonSettings,
  actions: actionSettings,
  tasks: taskSettings,
  complaint: complaintSettings,
  contact: contactSettings,
  sending: sendingSettings,
  workingTime: workingTimeSettings,
} as const satisfies Readonly<Record<string, Settings>>

/** Which settings of a group must not pass each other. */
export const policyOrders: Readonly<Partial<Record<PolicyGroup, readonly (readonly string[])[]>>> = {
  ladder: ladderOrder,
  value: valueOrder,
  potential: potentialOrder,
  contact: contactOrder,
}

export type PolicyGroup = keyof typeof policySettings

/** The rules of a centre: a value for every setting. */
export type Policy = { readonly [G in PolicyGroup]: ValuesOf<(typeof policySettings)[G]> }

/** The numbers of the specification. */
export const defaultPolicy = Object.fromEntries(
  Object.entries(policySettings).map(([group, settings]) => [group, defaultsOf(settings)]),
) as Policy

function defaultsOf(settings: Settings): Readonly<Record<string, SettingValue>> {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.default]))
}
