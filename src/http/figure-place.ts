import { z } from 'zod'
import { narrowed, type Scope, type Viewer } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { FigureState } from '#store/figures/kept-figures.ts'
import { day, idInPath } from '#http/shapes.ts'

/** Whose figures are asked for: of one centre, else of all that the viewer sees. */
export const ofCentre = { centre: idInPath.optional().describe('One centre; all that one sees unless given.') }

/** Under which number a scope's figures are kept: the centre's, or 0 for the whole group. */
export interface FigurePlace {
  readonly scope: Scope
  readonly groupId: number
  readonly centreId: number
}

/** Null where the centre lies outside the viewer's scope. */
export function figurePlace(viewer: Viewer, centre: number | undefined, today: Day): FigurePlace | null {
  const scope = narrowed(viewer.scope, centre ?? null, today)
  if (scope === null) return null
  return { scope, groupId: scope.groupId, centreId: scope.of === 'group' ? 0 : scope.centreId }
}

export const freshness = z.object({
  asOf: day.nullable(),
  computedAt: z.string().nullable(),
  hasFailed: z.boolean(),
  isBehind: z.boolean().describe('Customers have been scored since.'),
})

export function freshnessOf(state: FigureState): z.input<typeof freshness> {
  return { ...state }
}

export const shareShape = z.object({
  of: z.int().describe('How many were counted.'),
  who: z.int(),
  share: z.number().nullable().describe('0–1; null where nobody was counted.'),
})

/** One key of a table of labels. */
export function keyOf<K extends string>(labels: Readonly<Record<K, unknown>>) {
  return z.enum(Object.keys(labels) as [K, ...K[]])
}
