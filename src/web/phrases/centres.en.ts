import type { CentresPhrases } from '#web/phrases/centres.zh.ts'

export const centresEn: CentresPhrases = {
  title: 'Centres compared',
  note: 'Each number with its base and a 95% interval; a base under 20 is not compared.',
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
  empty: 'There are no centres to compare yet',
  emptyNext: 'Once data are imported and scored, centres stand side by side here.',
}
