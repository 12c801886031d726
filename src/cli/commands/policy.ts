import type { Label } from '#domain/label.ts'
import { yuanText } from '#domain/money.ts'
import { policySettings } from '#domain/policy.ts'
import type { Setting, Settings } from '#domain/settings.ts'
import { type PolicyLayer, policiesOf, type PolicyProposal, savePolicy } from '#operations/policies.ts'
import { type PolicyEffect, previewPolicy } from '#operations/policy-preview.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { centreNamed, type GroupHome, withGroup } from '#cli/home.ts'
import type { Options } from '#cli/option.ts'
import { effectLines } from '#cli/policy-effect.ts'
import { boundsOf, settingRows, valueText } from '#cli/policy-settings.ts'
import { policyFaultsSentence } from '#cli/phrases/policy-sentences.ts'
import { refuse } from '#cli/refusal.ts'

const changeOperand = {
  name: 'NAME=VALUE',
  label: {
    zh: '设置项和新值，例如 rfm.recencyDays=45,90,180,365',
    en: 'a setting and its new value, such as rfm.recencyDays=45,90,180,365',
  },
  isRepeated: true,
} as const

export const policyShowCommand = command({
  name: 'policy show',
  label: { zh: '显示规则设置：现值、默认值、范围', en: 'show the settings of the rules: value, default, bounds' },
  about: {
    zh: '显示全部规则设置，或其中一部分。带 * 的与默认值不同。--centre 显示某个中心的设置。',
    en: 'Shows all settings of the rules, or some of them. A * marks what differs from the default. --centre shows those of one centre.',
  },
  operands: [
    {
      name: 'NAME',
      label: { zh: '设置项或其一组，例如 rfm', en: 'a setting or a group of them, such as rfm' },
      isOptional: true,
    },
  ],
  options: {},
  examples: [
    { line: 'policy show', says: { zh: '全部设置', en: 'all settings' } },
    { line: 'policy show ladder', says: { zh: '流失预警的设置', en: 'those of the churn ladder' } },
  ],
  run: (given, context) => withGroup(given, context, (home) => show(home, given, context)),
})

export const policyPreviewCommand = command({
  name: 'policy preview',
  label: { zh: '在真实数据上试算设置改动的影响', en: 'try a change of settings on real data' },
  about: {
    zh: '在今天的真实客户上试算改动的影响：多少客户会换阶段、客群、健康等级、预警级别、价值层级。什么都不保存。',
    en: 'Tries a change on today’s customers: how many would move between stages, segments, health grades, warnings and value tiers. Nothing is saved.',
  },
  operands: [changeOperand],
  options: {},
  examples: [
    {
      line: 'policy preview rfm.recencyDays=60,120,240,365',
      says: { zh: '把近度分界放宽会怎样', en: 'what wider limits of recency would do' },
    },
  ],
  run: (given, context) => withGroup(given, context, (home) => preview(home, given, context)),
})

export const policySetCommand = command({
  name: 'policy set',
  label: { zh: '改动设置（先显示影响，再保存）', en: 'change settings: the effect is shown, then saved' },
  about: {
    zh: '为整个集团，或用 --centre 为一个中心改动设置。保存为新版本；下次评分时生效。',
    en: 'Changes settings of the whole group, or of one centre with --centre. They are saved as a new version and hold from the next scoring on.',
  },
  operands: [changeOperand],
  options: {},
  examples: [
    {
      line: 'policy set actions.minutesPerDay=120 --centre 锦澜高新服务中心',
      says: { zh: '某个中心每天的触达分钟数', en: 'minutes a day of one centre' },
    },
  ],
  run: (given, context) =>
    withGroup(given, context, async (home) => {
      const status = await preview(home, given, context)
      const saved = await savePolicy(home.store, { ...proposalOf(home, given), by: context.user })
      if ('fault' in saved)
        return refuse(saved.fault === 'bad-policy' ? policyFaultsSentence(saved.faults) : savedMeanwhile)
      await context.err.write(`${context.phrases.policy.saved(saved.version)}\n`)
      return status
    }),
})

const savedMeanwhile: Label = {
  zh: '其他人刚刚改过设置；请用 policy show 查看后再改',
  en: 'somebody else has just changed settings; look at policy show and try again',
}

async function show(
  home: GroupHome,
  { options: wished, operands: [name] }: Given<Options>,
  context: Context,
): Promise<ExitStatus> {
  const centre = centreNamed(wished.centre, home)
  const policy = (await policiesOf(home.store.reader, home.group.groupId)).of(centre?.centreId ?? null)
  const rows = settingRows(policy).filter(({ key }) => name === undefined || key === name || key.startsWith(`${name}.`))
  if (rows.length === 0)
    return refuse({
      zh: `没有设置项“${name}”；全部设置见 policy show`,
      en: `there is no setting “${name}”; see policy show for all of them`,
    })
  const { language, out, phrases } = context
  if (wished.json) {
    const told = rows.map(({ key, setting, value }) => ({
      name: key,
      value,
      default: setting.default,
      bounds: boundsOf(setting),
      label: setting.label,
    }))
    await out.write(`${JSON.stringify(told)}\n`)
    return exitStatus.done
  }
  const lines = rows.flatMap(({ key, setting, value, isChanged }) => [
    `${isChanged ? '*' : ' '} ${key} = ${valueText(value)}`,
    `    ${setting.label[language]}${phrases.policy.bounds(valueText(setting.default), boundsText(setting, context))}`,
  ])
  await out.write(`${lines.join('\n')}\n`)
  return exitStatus.done
}

function boundsText(setting: Setting, { language, phrases }: Context): string {
  if (!('choices' in setting)) return `${setting.min}–${setting.max}`
  return Object.entries(setting.choices)
    .map(([id, label]) => `${id} ${label[language]}`)
    .join(phrases.comma)
}

async function preview(home: GroupHome, given: Given<Options>, context: Context): Promise<ExitStatus> {
  const { reader } = home.store
  const proposal = proposalOf(home, given)
  const effect = await previewPolicy(reader, proposal, home.today)
  if ('fault' in effect) return refuse(policyFaultsSentence(effect.faults))
  const told = given.options.json ? [effectJson(effect)] : effectLines(effect, context)
  await context.out.write(`${told.join('\n')}\n`)
  return exitStatus.done
}

function effectJson({ changes, customers, moves, valueAtRiskFen }: PolicyEffect): string {
  return JSON.stringify({
    changes: changes.map(({ group, name, from, to }) => ({ name: `${group}.${name}`, from, to })),
    customers,
    moves,
    value_at_risk: { before: Number(yuanText(valueAtRiskFen.before)), after: Number(yuanText(valueAtRiskFen.after)) },
  })
}

function proposalOf(home: GroupHome, { options: wished, operands }: Given<Options>): PolicyProposal {
  const changes: Record<string, Record<string, unknown>> = {}
  for (const pair of operands) {
    const [, group, name, text] = /^([^.=]+)\.([^=]+)=(.*)$/.exec(pair) ?? refusePair(pair)
    if (group === undefined || name === undefined || text === undefined) return refusePair(pair)
    changes[group] = { ...changes[group], [name]: readValue(settingOf(group, name), text) }
  }
  return {
    groupId: home.group.groupId,
    centreId: centreNamed(wished.centre, home)?.centreId ?? 0,
    changes: changes as PolicyLayer,
  }
}

function refusePair(pair: string): never {
  return refuse({
    zh: `应写成 组.名称=值，例如 rfm.recencyDays=45,90,180,365；不能是“${pair}”`,
    en: `write group.name=value, such as rfm.recencyDays=45,90,180,365; it cannot be “${pair}”`,
  })
}

function settingOf(group: string, name: string): Setting | null {
  const groups: Readonly<Record<string, Settings>> = policySettings
  return groups[group]?.[name] ?? null
}

/** A value of the kind that the setting has; one that is none goes on as text, to be refused with a sentence. */
function readValue(setting: Setting | null, text: string): unknown {
  if (setting === null || 'choices' in setting) return text
  if (typeof setting.default === 'number') return numberIn(text)
  return text.split(/[,，]/).map(numberIn)
}

function numberIn(text: string): number | string {
  const number = Number(text.trim())
  return text.trim() === '' || !Number.isFinite(number) ? text : number
}
