import { at } from '#domain/value-model/column.ts'
import { fitFaultLabels } from '#domain/value-model/fit-refusals.ts'
import { escaped } from '#cli/clv/chart.ts'
import type { ClvFits } from '#cli/clv/clv-fits.ts'
import { calledName } from '#cli/clv/clv-text.ts'
import type { Context } from '#cli/command.ts'
import { clvPhrasesOf } from '#cli/phrases/phrases.ts'

/** A table whose first row holds the headers. */
export function pageTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
}

const z = 1.959963984540054

/** Every parameter of every model with its 95 % interval, on the scale of logarithms because none can be below 0. */
export function parameterRows({ fits, spend }: ClvFits, { language }: Context): string[][] {
  const say = clvPhrasesOf(language)
  const rows = fits.flatMap((each) => {
    if (each.judged === null) return [[each.name, say.refused, fitFaultLabels[each.fault][language], '']]
    const { model, values, standardErrors } = each.judged.fit
    return model.parameters.map((name, i) =>
      parameterRow(calledName(each.name, model.k), name, at(values, i), standardErrors[i] ?? null),
    )
  })
  if (spend !== null && !('fault' in spend.fit)) {
    const { parameters, standardErrors } = spend.fit
    for (const name of ['p', 'q', 'gamma'] as const)
      rows.push(parameterRow('gamma-gamma', name, parameters[name], standardErrors[name]))
  }
  return [[say.head.model, say.page.parameter, say.page.value, say.page.interval], ...rows]
}

function parameterRow(model: string, name: string, value: number, error: number | null): string[] {
  const factor = error === null || value <= 0 ? null : Math.exp((z * error) / value)
  const interval = factor === null ? '—' : `${shown(value / factor)} – ${shown(value * factor)}`
  return [model, name, shown(value), interval]
}

function shown(value: number): string {
  if (value === 0) return '0'
  return value < 1e-3 || value >= 1e6 ? value.toExponential(2) : String(Number(value.toPrecision(4)))
}
