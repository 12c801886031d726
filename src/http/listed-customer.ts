import { z } from 'zod'
import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import type { ListedCustomer } from '#store/customer-list.ts'
import { maskedName, maskedPhone, maskedPlate } from '#http/masked.ts'
import { day, fen, id } from '#http/shapes.ts'

function oneOf<K extends string>(labels: Readonly<Record<K, unknown>>) {
  return z.enum(Object.keys(labels) as [K, ...K[]]).nullable()
}

const text = z.string().nullable()
const number = z.int().nullable()

/** A line of the list of customers, as a viewer may see it: amounts are null without the right to see money. */
export const listedCustomer = z.object({
  customerId: id,
  customerNo: z.string(),
  name: text,
  phoneMasked: text,
  plate: text,
  model: text,
  warrantyEndsOn: day.nullable(),
  centre: text,
  advisorId: number,
  advisor: text,
  tags: z.array(z.string()),
  stage: oneOf(stageLabels),
  segment: oneOf(segmentLabels),
  r: number,
  f: number,
  m: number,
  level: oneOf(ladderLevelLabels),
  healthScore: number,
  grade: oneOf(healthGradeLabels),
  tier: oneOf(valueTierLabels),
  cadence: oneOf(cadenceGroupLabels),
  valueAtRiskFen: fen.nullable(),
  totalFen: fen.nullable(),
  spend24mFen: fen.nullable(),
  visits24m: number,
  tenureMonths: number,
  lastVisitOn: day.nullable(),
  isVip: z.boolean().nullable(),
  isFalseHighValue: z.boolean().nullable(),
  isNeglected: z.boolean().nullable(),
})

export type CustomerLine = z.output<typeof listedCustomer>

const noMoney = {
  m: null,
  tier: null,
  cadence: null,
  valueAtRiskFen: null,
  totalFen: null,
  spend24mFen: null,
  isFalseHighValue: null,
  isNeglected: null,
}

export function lineFor(viewer: Viewer, customer: ListedCustomer & { readonly value?: unknown }): CustomerLine {
  const { phone, value: _, ...rest } = customer
  return {
    ...rest,
    tags: [...customer.tags],
    name: maskedName(viewer, customer.name),
    phoneMasked: maskedPhone(phone),
    plate: maskedPlate(viewer, customer.plate),
    ...(mayUse(viewer, 'money.read') ? {} : noMoney),
  }
}
