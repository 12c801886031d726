import { fitTiming } from '#domain/value-model/fit.ts'
import { historiesOf } from '#domain/value-model/histories.ts'
import { timingModels } from '#domain/value-model/timing-models.ts'
import { customersOf, furthest, referenceValues, type DataSet } from '#test/reference/reference-data.ts'

/** Prints the table of docs/models.md: node bench/value-model-references.ts */
interface Reference {
  readonly models: Readonly<Record<string, { readonly params: Readonly<Record<string, number>>; readonly LL: number }>>
}

const sets: DataSet[] = ['cdnow_sample', 'cdnow_full', 'grocery']
const names: Readonly<Record<string, string>> = {
  nbd: 'nbd',
  pnbd: 'pareto-nbd',
  bgnbd: 'bg-nbd',
  mbgnbd: 'mbg-nbd',
  bgcnbd: 'bg-cnbd-k',
  mbgcnbd: 'mbg-cnbd-k',
}
console.log('| data | model | parameters | ln L | reference ln L | largest relative difference of a parameter |')
console.log('|---|---|---|---|---|---|')
for (const set of sets) {
  const histories = historiesOf(customersOf(set))
  for (const [name, { params, LL }] of Object.entries(referenceValues<Reference>(set).models)) {
    const [, family = '', k = ''] = /^([a-z]+?)(\d*)$/.exec(name) ?? []
    const model = timingModels.find((one) => one.name === names[family] && (k === '' || one.k === Number(k)))
    const fit = model && fitTiming(model, histories)
    if (!fit || 'fault' in fit) throw new Error(`${set} ${name}: no fit`)
    const letters = fit.model.parameters.map((letter, i) => `${letter} ${fit.values[i]?.toPrecision(6)}`).join(', ')
    const off = furthest([...fit.values], Object.values(params)).toExponential(0)
    const called = fit.model.name.endsWith('-k') ? fit.model.name.replace(/k$/, k) : fit.model.name
    console.log(`| ${set} | ${called} | ${letters} | ${fit.logLikelihood.toFixed(4)} | ${LL.toFixed(4)} | ${off} |`)
  }
}
