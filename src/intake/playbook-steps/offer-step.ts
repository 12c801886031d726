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
  tell({ label: name, value_yuan: yuanOff, percent, cost_yuan, valid_days }, { language }) {
    const worth = [
      ...(yuanOff === undefined ? [] : [{ zh: `，${yuanOff} 元`, en: `, ¥${yuanOff}` }]),
      ...(percent === undefined ? [] : [{ zh: `，减 ${percent}%`, en: `, ${percent} % off` }]),
    ]
    const terms = {
      zh: `平均成本 ${cost_yuan} 元，${valid_days} 天内有效，一次性`,
      en: `costs ¥${cost_yuan} on average, valid ${valid_days} days, single use`,
    }
    return [`${name[language]}${worth.map((each) => each[language]).join('')}`, terms[language]]
  },
})
