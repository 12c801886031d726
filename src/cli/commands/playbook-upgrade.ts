import { answerShipped, type ShippedDifference, shippedDifferences } from '#operations/shipped-playbooks.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import { flag, type Options } from '#cli/option.ts'
import { playbookFolders } from '#cli/playbooks.ts'
import { refuse } from '#cli/refusal.ts'
import { heading } from '#cli/screen.ts'

const options = {
  take: flag({ zh: '采用', en: 'take it' }),
  keep: flag({ zh: '保持现状，不再提示', en: 'leave it, and do not offer it again' }),
} as const satisfies Options

export const playbookUpgradeCommand = command({
  name: 'playbook upgrade',
  label: { zh: '查看并决定是否采用剧本的新内容', en: 'see what is new in shipped playbooks, and take or leave it' },
  about: {
    zh: '升级程序后，随程序提供的剧本若有变化，逐行显示与您现行版的差别；采用与否由您决定，不会自动替换。不给编号时显示全部。',
    en: 'Shows line by line where playbooks that are shipped differ from yours after an upgrade; whether to take them is up to you, none is replaced by itself. Without ids all are shown.',
  },
  operands: [{ name: 'ID', label: { zh: '剧本编号', en: 'ids' }, isOptional: true, isRepeated: true }],
  options,
  examples: [
    { line: 'playbook upgrade', says: { zh: '看看有什么新内容', en: 'what is new' } },
    { line: 'playbook upgrade P5 --take', says: { zh: '采用 P5 的新内容', en: 'take it for P5' } },
  ],
  run: (given, context) => withGroup(given, context, (home) => upgrade(home, given, context)),
})

async function upgrade(home: GroupHome, given: Given<typeof options>, context: Context): Promise<ExitStatus> {
  const { out } = context
  const { take, keep, json } = given.options
  const folders = playbookFolders(home.folders, context)
  const all = await shippedDifferences(home.store.reader, home.group.groupId, folders)
  const offers = given.operands.length === 0 ? all : all.filter(({ id }) => given.operands.includes(id))
  if (take || keep) return answer(home, offers, { isTaken: take, folders }, context)
  if (json) await out.write(`${JSON.stringify(offers.map(({ id, version, lines }) => ({ id, version, lines })))}\n`)
  else await out.write(`${offerLines(offers, context).join('\n')}\n`)
  return exitStatus.done
}

function offerLines(offers: readonly ShippedDifference[], context: Context): string[] {
  const say = context.phrases.playbook
  if (offers.length === 0) return [say.noOffers]
  const told = offers.flatMap(({ id, version, lines }) => [
    heading(say.offer(id, version), context),
    ...lines.map(({ kind, text }) => `${marks[kind]} ${text}`),
    '',
  ])
  return [...told, say.howToAnswer]
}

const marks = { gone: '-', new: '+', same: ' ' } as const

async function answer(
  home: GroupHome,
  offers: readonly ShippedDifference[],
  { isTaken, folders }: { isTaken: boolean; folders: readonly string[] },
  { out, phrases: { playbook: say }, user }: Context,
): Promise<ExitStatus> {
  if (offers.length === 0) await out.write(`${say.noOffers}\n`)
  for (const { id, digest } of offers) {
    const given = { groupId: home.group.groupId, id, digest, isTaken, by: user }
    const done = await answerShipped(home.store, given, folders)
    if ('fault' in done)
      return refuse({ zh: `${id} 刚刚被改过；请再看一次`, en: `${id} has just been changed; look again` })
    await out.write(`${isTaken ? say.taken(id, done.version) : say.kept(id)}\n`)
  }
  return exitStatus.done
}
