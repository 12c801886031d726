import { type HeldBack, heldBackLabels } from '#domain/contact/held-back.ts'
import { salesShareOf } from '#domain/contact/sales-share.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { localTimeOf } from '#domain/working-time/local-time.ts'
import { type ContactAnswer, type WhyContact, whyContact } from '#operations/why-contact.ts'
import { nowAt } from '#operations/work-day.ts'
import { customersNumbered, type NumberedCustomer } from '#store/people.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import { type Options, textOption } from '#cli/option.ts'
import { refuse } from '#cli/refusal.ts'
import { columnsOf } from '#cli/screen.ts'
import { contactWords } from '#cli/phrases/contact-words.ts'
import { table } from '#cli/table.ts'

const options = {
  source: textOption('S', {
    zh: '客户编号所属的系统；有重号时需要',
    en: 'the system whose number it is, where several have it',
  }),
} as const satisfies Options

export const contactWhyCommand = command({
  name: 'contact why',
  label: { zh: '今天为什么能或不能联系某位客户', en: 'why a customer can or cannot be contacted today' },
  about: {
    zh: '逐个渠道和目的列出联系规范的判断：授权、请勿联系、免打扰、联系频次、营销占比、有无联系方式，以及何时可再看。',
    en: 'What the rules of contact say of each channel and purpose: consent, do-not-contact, quiet hours, cadence, share of sales, addresses, and from when it may be asked again.',
  },
  operands: [{ name: 'CUSTOMER', label: { zh: '客户编号', en: 'number of the customer' } }],
  options,
  examples: [
    {
      line: 'contact why C00123',
      says: { zh: '此刻能否联系，为什么', en: 'whether they may be contacted now, and why' },
    },
    { line: 'contact why C00123 --json', says: { zh: '供其他系统读取', en: 'for another system' } },
  ],
  run: (given, context) => withGroup(given, context, (home) => contactWhy(home, given, context)),
})

async function contactWhy(home: GroupHome, given: Given<typeof options>, context: Context): Promise<ExitStatus> {
  const { store, group, today } = home
  const { groupId } = group
  const { customerId, centreId, name } = await theOne(home, given)
  const at = { groupId, centreId, today, clock: context.now.getTime() }
  const now = await nowAt(store.reader, at)
  const why = await whyContact(store.reader, { groupId, centreId, customerId, today, now })
  if (why === null) return refuse({ zh: '该客户的个人信息已删除', en: 'this customer’s personal data was deleted' })
  const text = given.options.json ? JSON.stringify(jsonOf(why, now), null, 2) : linesOf(why, name, context).join('\n')
  await context.out.write(`${text}\n`)
  return exitStatus.done
}

async function theOne(
  { store, group }: GroupHome,
  { operands: [number = ''], options: { source } }: Given<typeof options>,
): Promise<NumberedCustomer> {
  const found = await customersNumbered(store.reader, group.groupId, number)
  const [one, other] = source === null ? found : found.filter((each) => each.source === source)
  if (one === undefined)
    return refuse({ zh: `没有编号为 ${number} 的客户`, en: `there is no customer numbered ${number}` })
  if (other === undefined || other.customerId === one.customerId) return one
  const sources = found.map((each) => each.source).join(', ')
  return refuse({
    zh: `编号 ${number} 有重号，请用 --source 指定：${sources}`,
    en: `several customers are numbered ${number}: say which with --source, one of ${sources}`,
  })
}

function linesOf(why: WhyContact, name: string | null, context: Context): string[] {
  const { language, phrases } = context
  const say = contactWords[language]
  const head = say.head.map((header) => ({ header }))
  const row = (own: boolean) => (answer: ContactAnswer) => [
    touchChannelLabels[answer.channel][language],
    own ? say.own : touchPurposeLabels[answer.purpose][language],
    answer.obstacles.length === 0 ? say.may : say.mayNot,
    answer.obstacles.map((each) => reason(each, why, context)).join(phrases.comma),
  ]
  const rows = [...why.answers.map(row(false)), ...why.ownService.map(row(true))]
  return [
    ...(name === null ? [] : [name, '']),
    ...table(head, rows, columnsOf(context)),
    ...why.warnings.map((whose) => say.close(salesShareOf[whose][language])),
  ]
}

function reason({ because, until }: HeldBack, { history }: WhyContact, { language }: Context): string {
  const label = heldBackLabels[because][language]
  if (until === undefined) return label
  const { on, minute } = localTimeOf(until, history.zone)
  const two = (value: number): string => String(value).padStart(2, '0')
  return contactWords[language].until(label, `${on} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`)
}

function jsonOf({ answers, ownService, warnings }: WhyContact, at: string): object {
  const told = ({ channel, purpose, obstacles }: ContactAnswer): object => ({
    channel,
    purpose,
    may: obstacles.length === 0,
    obstacles: obstacles.map(({ because, until = null }) => ({ because, until })),
  })
  return { at, answers: answers.map(told), own_service: ownService.map(told), warnings }
}
