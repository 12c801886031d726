import { count } from '#cli/amounts.ts'
import type { ClvPhrases } from '#cli/phrases/clv-zh.ts'

const n = (number: number): string => count(number, 'en')

export const clvEn: ClvPhrases = {
  read: (customers, rows) => `${n(customers)} ${customers === 1 ? 'customer' : 'customers'} (${n(rows)} rows)`,
  leftOut: (rows) => `${n(rows)} rows could not be read and are left out:`,
  endsEarly: (day) =>
    `Note: the last purchase of the log is of ${day} and the holdout ends later; make sure that the log is complete, or days will count on which nobody could be seen.`,
  unit: { week: 'weeks', day: 'days' },
  parameters: 'parameters (standard errors in brackets)',
  head: {
    model: 'model',
    k: 'k',
    logLikelihood: 'log-likelihood',
    crps: 'CRPS',
    mae: 'MAE',
    rmse: 'RMSE',
    total: 'total error',
    brier: 'Brier',
    logLoss: 'log loss',
    seconds: 'seconds',
  },
  fit: 'Fits, and what the holdout says',
  refused: 'no fit',
  chosen: 'Chosen',
  chosenAlone: (name) => `${name}: it foretold best what came after earlier days`,
  chosenTogether:
    'several models together: the shares are those that made most likely what came after earlier days; the holdout was not looked at',
  chosenOfSummary: (name) => `${name}: a summary has no days, so the log-likelihood decides`,
  chosenAsked: (name) => `${name}, as --model says`,
  against: 'Against others (mean difference per customer; below 0 is better; 95 % interval by drawing customers again)',
  verdict: { better: 'better', worse: 'worse', open: 'cannot be told' },
  warnings: 'What to trust, and what not',
  trust: {
    title: 'How to read this',
    ranking:
      'The ranking (whom to contact first) is the most reliable, totals less so, and visits of one customer the least: look at the interval.',
    interval:
      'The 80 % interval holds chance and what is unknown of the parameters; it is of visits to come, not of parameters.',
    active:
      'P(active) is a probability within the model that nobody can observe; what can be checked is “at least one visit”.',
  },
  predicted: (customers, horizon) => `${n(customers)} customers, the coming ${horizon}`,
  predictedHead: [
    'customer',
    'P(active)',
    'visits',
    '80 % interval',
    'at least one',
    'next in days',
    'rhythm, days',
    'overdue',
    'lapses in days',
  ],
  shown: (shown, all) => `only the ${n(shown)} with most visits of ${n(all)}; --json or --out give everybody`,
  written: (path) => `written to ${path}`,
  never: 'never',
  already: 'past',
  page: {
    title: 'Report on the models of visits and value',
    data: 'Data',
    dataOf: (customers, repeaters, visits) =>
      `${n(customers)} customers, of whom ${n(repeaters)} came more than once; ${n(visits)} repeat visits`,
    until: (day) => `calibration day ${day}`,
    holdoutUntil: (day) => `holdout until ${day}`,
    tracking: 'Tracking',
    trackingSays:
      'Repeat visits a week, and added up: the full line is what came, the dashed one what the model expects knowing only the day of the first visit. The upright line is the calibration day; the model has seen nothing to the right of it.',
    weekly: 'repeat visits a week',
    cumulative: 'repeat visits so far',
    actual: 'actual',
    expected: 'expected',
    calibration: 'Calibration',
    calibrationSays:
      'Customers in ten groups by their chance of at least one visit in the holdout: a dot on the slanted line means that the chance can be believed. Bars are the 95 % interval of the actual share.',
    foretold: 'foretold',
    happened: 'happened',
    byFrequency: 'Holdout by frequency',
    byFrequencySays: 'Mean visits in the holdout of customers with equally many repeat visits before.',
    repeats: 'repeat visits before',
    meanVisits: 'mean visits',
    surface: 'P(active)',
    surfaceSays: (age) =>
      `Customers whose first visit was ${age} ago: across, how long since the last visit; up, how many repeat visits. The darker, the more likely to be still with us.`,
    silence: (unit) => `since the last visit (${unit})`,
    spend: 'Spend per visit',
    spendSays: 'Mean spend per repeat visit: bars are customers, the line is what Gamma-Gamma expects.',
    amount: 'mean spend per visit',
    share: 'share of customers',
    correlation: (pearson, spearman) => `correlation of frequency and spend: Pearson ${pearson}, Spearman ${spearman}`,
    comparison: 'Models compared',
    parametersOf: 'Parameters with 95 % intervals',
    parameter: 'parameter',
    value: 'value',
    interval: '95 % interval',
    noHoldout: 'There is no holdout (--holdout-end was not given): what follows is fitted, not tested.',
  },
}
