import { z } from 'zod'
import { fenFromYuan } from '#domain/money.ts'
import { stepKind } from '#intake/playbook-steps/step-kind.ts'
import { label, yuan } from '#intake/playbook-values.ts'

export const offerStep = stepKind({
  kind: 'offer',
  about: 'A voucher, single use. Without value_yuan and percent it is the service that the label names.',
  keys: () => ({
    label,
    value_yuan: yuan.optional().meta({ description: 'Off the bill, yuan.' }),
    percent: z.number().min(1).max(100).optional().meta({ description: 'Off the bill, per cent.' }),
    cost_yuan: yuan.meta({ description: 'What it costs the centre on average when it is used.' }),
    valid_days: z.int().min(1).max(730),
  }),
  problems: ({ value_yuan, percent }) =>
    value_yuan === undefined || percent === undefined
      ? []
      : [{ path: ['percent'], problem: { zh: '金额与比例只写一个', en: 'Either value_yuan or percent, not both' } }],
  compile: (file, base) => ({
    kind: 'offer',
    ...base,
    label: file.label,
    valueFen: file.value_yuan === undefined ? null : fenFromYuan(file.value_yuan),
    share: file.percent === undefined ? null : file.percent / 100,
    costFen: fenFromYuan(file.cost_yuan),
    validDays: file.valid_days,
  }),
})
