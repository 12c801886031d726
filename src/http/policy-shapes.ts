import { z } from 'zod'
import { policyChapterLabels } from '#domain/policy-chapters.ts'
import { id } from '#http/shapes.ts'

const label = z.object({ zh: z.string(), en: z.string() })

const settingValue = z.union([z.number(), z.string(), z.array(z.number()).readonly()])

const saved = z.object({ at: z.string(), by: z.string() })

/** One setting with its bounds and what holds where. */
const setting = z.object({
  name: z.string(),
  label,
  kind: z.enum(['number', 'choice', 'list']),
  default: settingValue,
  min: z.number().nullable(),
  max: z.number().nullable(),
  isWhole: z.boolean(),
  choices: z.record(z.string(), label).nullable(),
  groupValue: settingValue.describe('What holds in the group.'),
  value: settingValue.describe('What holds here.'),
  isOwn: z.boolean().describe('Set here, and not only below.'),
  changed: saved.nullable().describe('Who changed it here last, and when.'),
})

export const chapters = z.array(
  z.object({
    group: z.enum(Object.keys(policyChapterLabels) as [string, ...string[]]),
    label,
    settings: z.array(setting),
  }),
)

export type Chapters = z.input<typeof chapters>

/** Null takes a setting out here, so that what lies below it holds again. */
export const changes = z
  .record(
    z.string().max(60),
    z.record(z.string().max(60), z.union([z.number(), z.string().max(60), z.array(z.number()).max(200), z.null()])),
  )
  .describe('By chapter and name: the new value, or null to take it out.')

export const versionRow = z.object({
  version: z.int(),
  savedAt: z.string(),
  savedBy: z.string(),
  changes: z.array(
    z.object({
      group: z.string(),
      name: z.string(),
      label: label.nullable(),
      from: settingValue.nullable(),
      to: settingValue.nullable(),
    }),
  ),
})

const moves = z.array(z.object({ from: z.string(), to: z.string(), customers: z.int() })).readonly()

export const effect = z.object({
  customers: z.int(),
  changes: z.array(z.object({ group: z.string(), name: z.string(), label, from: settingValue, to: settingValue })),
  moves: z.object({ stage: moves, segment: moves, healthGrade: moves, ladder: moves, valueTier: moves }),
  valueAtRiskFen: z.object({ before: z.int(), after: z.int() }).nullable().describe('Null without money.read.'),
  valueAtRiskChange: z.number().nullable().describe('As a share of what it is; null where there is none.'),
})

export const place = z.object({ centreId: id.nullable().describe('Null: the whole group.'), name: z.string() })
