import { policyProblemLabels } from '#domain/check-setting.ts'
import type { Label } from '#domain/label.ts'
import type { PolicyFault } from '#domain/read-policy.ts'
import type { ListSetting, Setting } from '#domain/settings.ts'

/** What is wrong with the settings that somebody wrote, all of it in one sentence. */
export function policyFaultsSentence(faults: readonly PolicyFault[]): Label {
  const sentences = faults.map(faultSentence)
  return { zh: sentences.map(({ zh }) => zh).join('；'), en: sentences.map(({ en }) => en).join('; ') }
}

function faultSentence(fault: PolicyFault): Label {
  const { group, name, problem, value, nearest, setting } = fault
  const key = name === null ? group : `${group}.${name}`
  if (problem === 'unknown-name') return unknownName(key, name === null ? nearest : inGroup(group, nearest))
  if (problem === 'passes-next')
    return {
      zh: `${key} 不得高于 ${inGroup(group, nearest)}`,
      en: `${key} must not lie above ${inGroup(group, nearest)}`,
    }
  if (setting === null) return policyProblemLabels[problem]
  if (problem === 'wrong-length' && isList(setting)) return wrongLength(key, setting, value)
  const [wrong, bounds] = [policyProblemLabels[problem], boundsOf(setting)]
  return { zh: `${key} ${wrong.zh}（${bounds.zh}）`, en: `${key} ${wrong.en} (${bounds.en})` }
}

function inGroup(group: string, name: string | null): string | null {
  return name === null ? null : `${group}.${name}`
}

function unknownName(key: string, nearest: string | null): Label {
  const meant =
    nearest === null
      ? { zh: '；全部设置见 policy show', en: '; see policy show for all of them' }
      : { zh: `；是否指 ${nearest}？`, en: `; did you mean ${nearest}?` }
  return { zh: `没有设置项 ${key}${meant.zh}`, en: `there is no setting ${key}${meant.en}` }
}

const orders: Readonly<Record<NonNullable<ListSetting['order']>, Label>> = {
  rising: { zh: '（由小到大）', en: ' (rising)' },
  falling: { zh: '（由大到小）', en: ' (falling)' },
  ranges: { zh: '（每两个为一段，先低后高）', en: ' (pairs of lowest and highest)' },
}

function wrongLength(key: string, setting: ListSetting, value: unknown): Label {
  const [needed, given] = [setting.default.length, Array.isArray(value) ? value.length : 0]
  const order = setting.order === undefined ? { zh: '', en: '' } : orders[setting.order]
  return {
    zh: `${key} 需要 ${needed} 个数${order.zh}，现有 ${given} 个；每个可为 ${setting.min}–${setting.max}`,
    en: `${key} wants ${needed} numbers${order.en}, ${given} ${given === 1 ? 'was' : 'were'} given; each may be ${setting.min}–${setting.max}`,
  }
}

function isList(setting: Setting): setting is ListSetting {
  return typeof setting.default === 'object'
}

function boundsOf(setting: Setting): Label {
  if ('choices' in setting) {
    const choices = Object.keys(setting.choices)
    return { zh: `可选 ${choices.join('、')}`, en: `one of ${choices.join(', ')}` }
  }
  const each = `${setting.min}–${setting.max}`
  return isList(setting)
    ? { zh: `每个可为 ${each}`, en: `each may be ${each}` }
    : { zh: `可为 ${each}`, en: `may be ${each}` }
}
