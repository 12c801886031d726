import { expect, test } from 'vitest'
import { cnbdModel, cnbdParameters } from '#domain/value-model/cnbd.ts'
import { cnbdTerms } from '#domain/value-model/cnbd-search.ts'
import { historiesOf, type History } from '#domain/value-model/histories.ts'
import { log2F1 } from '#domain/value-model/hypergeometric.ts'
import { paretoNbd, paretoSearchTerms } from '#domain/value-model/pareto-nbd.ts'
import { describeWithReference, furthest, referenceValues } from '#test/reference/reference-data.ts'

interface Customer {
  readonly par: readonly number[]
  readonly x: number
  readonly t_x: number
  readonly T: number
}

interface Pitfalls {
  readonly hyp2f1_grid: readonly {
    readonly a: number
    readonly b: number
    readonly c: number
    readonly z: number
    readonly log_abs: number
    readonly sign: number
  }[]
  readonly bgnbd_cet_edge: readonly (Customer & {
    readonly t: number
    readonly cet_mpmath: number
    readonly palive: number
  })[]
  readonly pnbd_edge: readonly (Customer & { readonly palive_quadrature: number; readonly ll: number })[]
  readonly cnbd_edge: readonly (Customer & {
    readonly k: number
    readonly mbg: boolean
    readonly ll_without_litt: number
    readonly palive: number
    readonly cet52: number
  })[]
}

describeWithReference('pitfalls', () => {
  const pitfalls = referenceValues<Pitfalls>('pitfalls')
  const seen = ({ x, t_x: tx, T }: Customer): History => ({ x, tx, T, litt: 0 })

  test('2F1 over the grid', () => {
    for (const { a, b, c, z, log_abs: log, sign } of pitfalls.hyp2f1_grid) {
      const ours = log2F1([a, b], c, z)
      expect(ours.sign).toBe(sign)
      expect(Math.abs(ours.log - log) / Math.max(1, Math.abs(log))).toBeLessThan(1e-11)
    }
  })

  test('BG/NBD: a + b < 1, a at and near 1, very many visits, long horizons', () => {
    for (const edge of pitfalls.bgnbd_cet_edge) {
      const predictor = cnbdModel('bg-nbd', { k: 1, leavesAfterFirst: false }).predictor(Float64Array.from(edge.par))
      const ours = [predictor.probabilityActive(seen(edge)), predictor.expectedVisits(seen(edge), edge.t)]
      expect([edge, furthest(ours, [edge.palive, edge.cet_mpmath]) < 1e-8]).toEqual([edge, true])
    }
  })

  test('(M)BG/CNBD-k', () => {
    for (const edge of pitfalls.cnbd_edge) {
      const model = cnbdModel('bg-cnbd-k', { k: edge.k, leavesAfterFirst: edge.mbg })
      const values = Float64Array.from(edge.par)
      const predictor = model.predictor(values)
      const ours = [predictor.probabilityActive(seen(edge)), predictor.expectedVisits(seen(edge), 52)]
      const log = model.logLikelihood(historiesOf([seen(edge)]))(cnbdTerms(cnbdParameters(values)), new Float64Array(4))
      expect(Math.abs(log - edge.ll_without_litt) / Math.max(1, Math.abs(log))).toBeLessThan(1e-12)
      // The reference's own floor is 1e-304.
      const truth = edge.palive < 1e-300 ? [0, 0] : [edge.palive, edge.cet52]
      expect([edge, furthest(ours, truth) < 1e-8]).toEqual([edge, true])
    }
  })

  test('Pareto/NBD', () => {
    for (const edge of pitfalls.pnbd_edge) {
      const values = Float64Array.from(edge.par)
      const active = paretoNbd.predictor(values).probabilityActive(seen(edge))
      const log = paretoNbd.logLikelihood(historiesOf([seen(edge)]))(paretoSearchTerms(values), new Float64Array(4))
      expect(Math.abs(log - edge.ll) / Math.max(1, Math.abs(edge.ll))).toBeLessThan(1e-12)
      // The quadrature's own floor is 1e-304; palive_mpmath is off from the 7th digit on where x is in the hundreds.
      const truth = edge.palive_quadrature < 1e-300 ? active : edge.palive_quadrature
      expect([edge, active >= 0 && active < 1 + 1e-15 && furthest([active], [truth]) < 1e-8]).toEqual([edge, true])
    }
  })
})
