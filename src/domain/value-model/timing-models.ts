import { cnbdModel } from '#domain/value-model/cnbd.ts'
import { mbgCnbdMixture } from '#domain/value-model/cnbd-mixture.ts'
import { nbd } from '#domain/value-model/nbd.ts'
import { paretoNbd } from '#domain/value-model/pareto-nbd.ts'
import type { TimingModel } from '#domain/value-model/timing-model.ts'

const severalEvents = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** Every model of the family. */
export const timingModels: readonly TimingModel[] = [
  nbd,
  paretoNbd,
  cnbdModel('bg-nbd', { k: 1, leavesAfterFirst: false }),
  cnbdModel('mbg-nbd', { k: 1, leavesAfterFirst: true }),
  ...severalEvents.map((k) => cnbdModel('bg-cnbd-k', { k, leavesAfterFirst: false })),
  ...severalEvents.map((k) => cnbdModel('mbg-cnbd-k', { k, leavesAfterFirst: true })),
  mbgCnbdMixture,
]
