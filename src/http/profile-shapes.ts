import { z } from 'zod'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { genderLabels } from '#domain/customer/gender.ts'
import {
  mainUseLabels,
  preferredChannelLabels,
  preferredTimeLabels,
  priceSensitivityLabels,
  wantLabels,
} from '#domain/customer/preferences.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchResultLabels } from '#domain/touch/touch-result.ts'
import { foreseenShape } from '#http/foreseen-shapes.ts'
import { outlookShape } from '#http/profile-outlook.ts'
import { day, fen, id } from '#http/shapes.ts'

export function keyOf<K extends string>(labels: Readonly<Record<K, unknown>>) {
  return z.enum(Object.keys(labels) as [K, ...K[]])
}

const text = z.string().nullable()
const someDay = z.nullable(day)
const number = z.int().nullable()
const label = z.object({ zh: z.string(), en: z.string() })

const person = z.object({
  customerNo: z.string(),
  otherNumbers: z.array(z.string()).describe('Numbers by which files also name them.'),
  name: text,
  phoneMasked: text,
  otherPhonesMasked: z.array(z.string()),
  hasWechat: z.boolean(),
  hasEmail: z.boolean(),
  hasAddress: z.boolean(),
  gender: keyOf(genderLabels).nullable(),
  birthdayOn: someDay,
  city: text,
  centreId: number,
  centre: text,
  advisorId: number,
  advisor: text,
  tags: z.array(z.string()),
  isVipByHand: z.boolean(),
  doNotContact: z.boolean(),
  held: z.array(z.string()).describe('Fields that imports leave alone.'),
  isDeleted: z.boolean(),
})

const car = z.object({
  carId: z.string(),
  vinMasked: z.string(),
  plate: text,
  model: text,
  trim: text,
  color: text,
  deliveredOn: someDay,
  warrantyEndsOn: someDay,
  batteryWarrantyEndsOn: someDay,
  ownedFrom: day,
  ownedTo: someDay,
  soldOn: someDay,
  mileageKm: number,
  mileageOn: someDay,
  held: z.array(z.string()),
})

export const consentChannels = ['any', 'phone', 'wechat', 'sms', 'app', 'email'] as const

const consent = z.object({
  channel: z.enum(consentChannels),
  purpose: z.enum(['service', 'care', 'marketing']),
  state: z.enum(['granted', 'refused']),
  since: someDay,
  how: text,
  isHeld: z.boolean(),
})

export const preferencesShape = z.object({
  times: z.array(keyOf(preferredTimeLabels)).max(6),
  channel: keyOf(preferredChannelLabels).nullable(),
  priceSensitivity: keyOf(priceSensitivityLabels).nullable(),
  wants: z.array(keyOf(wantLabels)).max(10),
  drink: z.string().trim().max(50).nullable(),
  mainUse: keyOf(mainUseLabels).nullable(),
})

const evidence = z.record(z.string(), z.unknown())
const reason = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  rule: z.string(),
  inputs: evidence,
  thresholds: evidence,
  wouldChange: z.array(evidence),
})

/** Everything of spec §1.1 on one screen. */
export const profileShape = z.object({
  customerId: id,
  isVisitor: z.boolean().describe('At home at another centre: to look at, not to edit or call.'),
  mayEdit: z.boolean(),
  person,
  cars: z.array(car),
  household: z.array(z.object({ name: z.string(), relation: z.string(), birthdayOn: someDay, customerId: number })),
  householdValue: z
    .object({
      customers: z.int().describe('They and those of their household who are customers and at home in the scope.'),
      valued: z.int().describe('Of them, those whose value is known: the sums are about them.'),
      realisedFen: fen,
      potentialFen: fen,
      totalFen: fen,
      lowFen: fen.nullable().describe('80 % interval of the potential, if they come independently of each other.'),
      highFen: fen.nullable(),
    })
    .nullable()
    .describe('Null without the right to see money, and where nobody else of the household is a customer.'),
  consents: z.array(consent),
  preferences: preferencesShape.nullable(),
  promises: z.array(z.object({ dueOn: day, text: z.string(), madeBy: text })),
  interests: z.array(z.object({ interestId: id, text: z.string(), recordedOn: day })).describe('Open ones.'),
  tasks: z.array(z.object({ taskId: id, dueOn: day, text: z.string(), forStaff: text })),
  keyEvents: z.array(z.object({ noteId: id, on: day, text: z.string(), by: text })),
  lastContact: z
    .object({
      on: day,
      channel: keyOf(touchChannelLabels).nullable().describe('Null: they came.'),
      result: keyOf(touchResultLabels).nullable(),
    })
    .nullable(),
  lastWords: z.object({ on: day, text: z.string() }).nullable(),
  appointments: z.array(z.object({ on: day, kind: text })),
  recommendations: z.array(
    z.object({
      item: z.string(),
      state: z.enum(['green', 'yellow', 'red']),
      dueOn: someDay,
      dueMileageKm: number,
      priceFen: fen.nullable(),
    }),
  ),
  actions: z.array(
    z.object({
      class: keyOf(actionClassLabels),
      opensOn: day,
      dueOn: day,
      minutes: z.int(),
      stakeFen: fen.nullable(),
      reasons: z.array(z.object({ playbook: z.string(), label, because: label, became: foreseenShape })),
    }),
  ),
  scores: z
    .object({
      asOf: day,
      ageMonths: number,
      stage: keyOf(stageLabels),
      segment: keyOf(segmentLabels),
      r: number,
      f: number,
      m: number,
      level: keyOf(ladderLevelLabels),
      levelSince: someDay,
      overdue: z.number().nullable(),
      expectedIntervalDays: z.number().nullable(),
      pActive: z.number().nullable().describe('By a fitted model only.'),
      lapseOn: someDay,
      fitId: number,
      health: z.object({
        score: number,
        grade: keyOf(healthGradeLabels).nullable(),
        coverage: z.number(),
        parts: z.record(z.string(), z.number().nullable()),
      }),
      tenureMonths: number,
      visitsTotal: z.int(),
      visits24m: z.int(),
      lastVisitOn: someDay,
      spend24mFen: fen.nullable(),
      realisedFen: fen.nullable(),
      potentialFen: fen.nullable(),
      potentialLowFen: fen.nullable(),
      potentialHighFen: fen.nullable(),
      totalFen: fen.nullable(),
      method: z.enum(['model', 'formula']),
      tier: keyOf(valueTierLabels).nullable(),
      valueAtRiskFen: fen.nullable(),
      isVip: z.boolean(),
      isFalseHighValue: z.boolean().nullable(),
      isNeglected: z.boolean().nullable(),
      cadence: keyOf(cadenceGroupLabels).nullable(),
      reasons: z.record(z.string(), reason),
    })
    .nullable(),
  outlook: outlookShape
    .nullable()
    .describe('What the fitted model says; null: the formula speaks, or they never came.'),
})

export type Profile = z.input<typeof profileShape>
