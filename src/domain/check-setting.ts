import type { ListSetting, NumberSetting, Setting } from '#domain/settings.ts'
import type { Label } from '#domain/label.ts'

/** What can be wrong with a value in a policy, or with the name it stands under. */
export const policyProblemLabels = {
  'not-settings': { zh: '应为设置项的集合', en: 'should hold settings' },
  'unknown-name': { zh: '没有这个设置项', en: 'there is no such setting' },
  'not-a-number': { zh: '应为数字', en: 'should be a number' },
  'not-whole': { zh: '应为整数', en: 'should be a whole number' },
  'too-small': { zh: '低于下限', en: 'is below the least allowed' },
  'too-large': { zh: '高于上限', en: 'is above the most allowed' },
  'not-a-choice': { zh: '不在可选值之内', en: 'is not one of the choices' },
  'not-a-list': { zh: '应为数字列表', en: 'should be a list of numbers' },
  'wrong-length': { zh: '数字个数不对', en: 'has the wrong number of numbers' },
  'not-rising': { zh: '应逐个递增', en: 'should rise from number to number' },
  'not-falling': { zh: '应逐个递减', en: 'should fall from number to number' },
  'not-ranges': { zh: '每个范围的下限不得高于上限', en: 'should be ranges, lowest before highest' },
  'passes-next': { zh: '高于应在其后的设置项', en: 'is above the setting that should follow it' },
} as const satisfies Record<string, Label>

export type PolicyProblem = keyof typeof policyProblemLabels

/** Null: the value may stand. */
export function problemWith(value: unknown, setting: Setting): PolicyProblem | null {
  if ('choices' in setting)
    return typeof value === 'string' && Object.hasOwn(setting.choices, value) ? null : 'not-a-choice'
  return isNumberSetting(setting) ? problemWithNumber(value, setting) : problemWithList(value, setting)
}

function isNumberSetting(setting: NumberSetting | ListSetting): setting is NumberSetting {
  return typeof setting.default === 'number'
}

function problemWithNumber(
  value: unknown,
  { min, max, whole }: Pick<NumberSetting, 'min' | 'max' | 'whole'>,
): PolicyProblem | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number'
  if (whole && !Number.isInteger(value)) return 'not-whole'
  if (value < min) return 'too-small'
  return value > max ? 'too-large' : null
}

function problemWithList(value: unknown, setting: ListSetting): PolicyProblem | null {
  if (!Array.isArray(value)) return 'not-a-list'
  const numbers: number[] = []
  for (const item of value as readonly unknown[]) {
    const problem = problemWithNumber(item, setting)
    if (problem !== null) return problem
    numbers.push(Number(item))
  }
  if (setting.anyLength ? numbers.length === 0 : numbers.length !== setting.default.length) return 'wrong-length'
  return isInOrder(numbers, setting.order) ? null : `not-${setting.order ?? 'rising'}`
}

function isInOrder(numbers: readonly number[], order: ListSetting['order']): boolean {
  return numbers.every((number, at) => {
    const before = numbers[at - 1]
    if (order === undefined || before === undefined) return true
    if (order === 'ranges') return at % 2 === 0 || before <= number
    return order === 'rising' ? before < number : before > number
  })
}
