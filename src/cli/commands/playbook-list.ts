import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { everyStep } from '#domain/playbook/step.ts'
import { playbookShelf, type ShelvedPlaybook } from '#operations/playbooks.ts'
import { shippedDifferences } from '#operations/shipped-playbooks.ts'
import { command, type Context } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import { playbookFolders } from '#cli/playbooks.ts'
import { columnsOf } from '#cli/screen.ts'
import { table } from '#cli/table.ts'

export const playbookListCommand = command({
  name: 'playbook list',
  label: { zh: '列出集团的运营剧本', en: 'list the playbooks of the group' },
  about: {
    zh: '列出集团的全部运营剧本：是否启用，现行第几版。剧本保存在数据库里，随程序提供的文件只写入一次；以后的新内容是否采用由您决定（playbook upgrade）。',
    en: 'Lists the playbooks of the group: whether they are on, and which version is in force. They live in the database; what is shipped is written there once, and later news are yours to take or leave (playbook upgrade).',
  },
  operands: [],
  options: {},
  examples: [{ line: 'playbook list', says: { zh: '全部剧本', en: 'every playbook' } }],
  run: (given, context) => withGroup(given, context, (home) => list(home, given.options.json, context)),
})

async function list(home: GroupHome, isJson: boolean, context: Context): Promise<ExitStatus> {
  const { reader } = home.store
  const shelf = await playbookShelf(reader, home.group.groupId)
  const { out, phrases } = context
  if (isJson) {
    await out.write(`${JSON.stringify(shelf.map(told))}\n`)
    return exitStatus.done
  }
  const head = phrases.playbook.head.map((header, at) => ({
    header,
    ...(at === 4 || at === 5 ? { align: 'right' as const } : {}),
    ...(at === 1 ? { gives: true as const } : {}),
  }))
  const lines = table(
    head,
    shelf.map((each) => row(each, context)),
    columnsOf(context),
  )
  await out.write(`${lines.join('\n')}\n`)
  const offers = await shippedDifferences(reader, home.group.groupId, playbookFolders(home.folders, context))
  if (offers.length > 0) await context.err.write(`${phrases.playbook.offers(offers.length)}\n`)
  return exitStatus.done
}

function told({ id, version, isActive, playbook }: ShelvedPlaybook): object {
  const { name = null, label = null, class: of = null, purpose = null } = playbook ?? {}
  return { id, name, label, class: of, purpose, version, is_active: isActive }
}

function row({ id, version, isActive, playbook }: ShelvedPlaybook, { language, phrases }: Context): string[] {
  const say = phrases.playbook
  if (playbook === null) return [id, '—', '', say.unreadable, String(version), '', '']
  return [
    id,
    playbook.label[language],
    actionClassLabels[playbook.class][language],
    isActive ? say.on : say.off,
    String(version),
    String(everyStep(playbook.steps).length),
    playbook.name,
  ]
}
