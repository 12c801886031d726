import type { Label } from '#domain/label.ts'
import { plainForecasts } from '#domain/value-model/duel.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'

/** What forecasts are called: the models' names are the same everywhere, their sense is told beside. */
export const forecastLabels = {
  chosen: { zh: '选用的预测', en: 'The forecast in use' },
  'same-again': plainForecasts['same-again'],
  nbd: { zh: 'NBD：永不流失', en: 'NBD: nobody ever leaves' },
  'bg-nbd': { zh: 'BG/NBD：随机到店，回访后可能流失', en: 'BG/NBD: at random, may leave after a repeat visit' },
  'mbg-nbd': { zh: 'MBG/NBD：随机到店，每次到店后可能流失', en: 'MBG/NBD: at random, may leave after any visit' },
  'pareto-nbd': { zh: 'Pareto/NBD：随机到店，随时可能流失', en: 'Pareto/NBD: at random, may leave at any time' },
  'bg-cnbd-k': { zh: 'BG/CNBD-k：规律到店，回访后可能流失', en: 'BG/CNBD-k: regular, may leave after a repeat visit' },
  'mbg-cnbd-k': {
    zh: 'MBG/CNBD-k：规律到店，每次到店后可能流失',
    en: 'MBG/CNBD-k: regular, may leave after any visit',
  },
  'mbg-cnbd-mix': {
    zh: 'MBG/CNBD 混合：每位客户各有规律程度',
    en: 'MBG/CNBD mixture: each customer as regular as they are',
  },
} as const satisfies Readonly<Record<TimingModelName | 'chosen' | 'same-again', Label>>
