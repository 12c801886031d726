import type { CentresPhrases } from '#web/phrases/centres.zh.ts'

export const centresEn: CentresPhrases = {
  title: 'Centres compared',
  compared: 'Every metric',
  note: 'Each figure with its base and 95% interval; clearly ahead is whose interval lies above all others; a base under 20 is not compared.',
  metric: 'Metric',
  customers: 'Customers',
  meanValue: 'Mean lifetime value',
  atRisk: 'Value at risk',
  base: (base) => `base ${base}`,
  interval: (low, high) => `${low}–${high}`,
  tooFew: (base) => `too few (${base})`,
  best: 'clearly ahead',
  points: (number) => `${number} points`,
  before: 'on last month',
  valueHint: 'In all ÷ customers whose value is known',
  riskHint: 'Of all customers; a centre with more customers has more',
  file: { centre: 'Centre', value: 'Value', base: 'Base', low: '95% low', high: '95% high', before: 'Last month' },
  empty: 'There are no centres to compare yet',
  emptyNext: 'Once data are imported and scored, centres stand side by side here.',
}
