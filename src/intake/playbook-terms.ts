import type { Label } from '#domain/label.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { datedFacts } from '#domain/playbook/dated-facts.ts'
import { onNewOccasion } from '#domain/playbook/playbook.ts'
import type { SheetTerm } from '#domain/playbook/sheet.ts'
import { awaited } from '#domain/playbook/step.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import type { PlaybookFile } from '#intake/playbook-shape.ts'
import type { Telling } from '#intake/playbook-steps/step-kind.ts'

/** How a playbook begins, ends and keeps to rules, in words; what it does not say is left out. */
export function termsOf(file: PlaybookFile, telling: Telling): SheetTerm[] {
  return terms.flatMap(({ label, say }) => {
    const text = say(file, telling)
    return text === null ? [] : [{ term: label[telling.language], text }]
  })
}

interface Term {
  readonly label: Label
  readonly say: (file: PlaybookFile, telling: Telling) => string | null
}

const terms: readonly Term[] = [
  { label: { zh: '触发', en: 'Begins' }, say: triggerText },
  { label: { zh: '有效期', en: 'Makes sense' }, say: windowText },
  {
    label: { zh: '级别与目的', en: 'Class and purpose' },
    say: (file, { language }) =>
      `${actionClassLabels[file.class][language]} · ${touchPurposeLabels[file.purpose][language]}`,
  },
  { label: { zh: '成功', en: 'Success' }, say: successText },
  { label: { zh: '未成功', en: 'Without success' }, say: failureText },
  { label: { zh: '规则', en: 'Rules' }, say: rulesText },
]

function triggerText({ trigger }: PlaybookFile, { language, condition }: Telling): string {
  const { state, since, date, event, when } = trigger
  const fact = date ?? event
  if (fact === undefined) {
    if (since === undefined) return condition(state ?? 'true')
    const { zh, en } = datedFacts[since].label
    return `${condition(state ?? 'true')}${{ zh: `（自“${zh}”起）`, en: ` (since: ${en})` }[language]}`
  }
  const only =
    when === undefined ? '' : { zh: `；仅当${condition(when)}`, en: `; only if ${condition(when)}` }[language]
  return `${datedFacts[fact].label[language]}${only}`
}

function windowText({ trigger: { window } }: PlaybookFile, { language }: Telling): string | null {
  if (window === undefined) return null
  const opens = signed(window.opens_days)
  if (window.closes_days === undefined)
    return { zh: `触发日 ${opens} 天起`, en: `from day ${opens} of the trigger day` }[language]
  const closes = signed(window.closes_days)
  return { zh: `触发日 ${opens} 天至 ${closes} 天`, en: `day ${opens} to day ${closes} of the trigger day` }[language]
}

/** `+7`, `−3`, `0`. */
export function signed(days: number): string {
  return days > 0 ? `+${days}` : days < 0 ? `−${-days}` : '0'
}

function successText({ success }: PlaybookFile, { language, condition }: Telling): string | null {
  if (success === undefined) return null
  const { events = [], when, benchmark, within_days: days, label } = success
  const ways = [...events.map((each) => awaited[each][language]), ...(when === undefined ? [] : [condition(when)])]
  const shares = benchmark === undefined ? null : [...new Set([benchmark.low, benchmark.high].map(percent))].join('–')
  const others = shares === null ? '' : { zh: `；参考 ${shares}`, en: `; benchmark ${shares}` }[language]
  const how = {
    zh: `（${ways.join('或')}，最后一次触达后 ${days} 天内）`,
    en: ` (${ways.join(' or ')}, within ${days} days of the last touch)`,
  }
  return `${label[language]}${how[language]}${others}`
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}

function failureText({ failures = [] }: PlaybookFile, { language, condition }: Telling): string | null {
  const told = failures.map(({ when, hand_over_to: to }) => {
    const next = to === undefined ? '' : { zh: ` → 转入 ${to}`, en: ` → hands over to ${to}` }[language]
    return `${condition(when)}${next}`
  })
  return told.length === 0 ? null : told.join({ zh: '；', en: '; ' }[language])
}

const rules: readonly ((file: PlaybookFile) => Label | null)[] = [
  ({ by_value_tier }) =>
    by_value_tier === true
      ? {
          zh: '高价值客户由经理跟进，低价值客户只走自动步骤',
          en: 'high value tier: the manager; low: automatic steps only',
        }
      : null,
  ({ own_service }) =>
    own_service === true
      ? { zh: '客户自身服务引起，7 天内只联系一次', en: "of the customer's own service: one contact in 7 days" }
      : null,
  ({ on_new_occasion: what }) =>
    what === undefined
      ? null
      : { zh: `再次触发：${onNewOccasion[what].zh}`, en: `another occasion: ${onNewOccasion[what].en}` },
  ({ reentry_days: days }) =>
    days === undefined ? null : { zh: `结束后 ${days} 天内不再进入`, en: `not again within ${days} days of its end` },
  ({ holdout }) =>
    holdout === undefined
      ? null
      : { zh: `${percent(holdout)} 的客户作为对照组`, en: `${percent(holdout)} of the customers held out` },
  ({ not_while: others }) =>
    others === undefined
      ? null
      : { zh: `${others.join('、')} 进行中时不开始`, en: `not while ${others.join(', ')} is under way` },
  ({ starts_on }) => (starts_on === false ? { zh: '默认停用', en: 'ships switched off' } : null),
]

function rulesText(file: PlaybookFile, { language }: Telling): string | null {
  const told = rules.flatMap((rule) => rule(file)?.[language] ?? [])
  return told.length === 0 ? null : told.join({ zh: '；', en: '; ' }[language])
}
