import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { homeFolders } from '#operations/open-home.ts'
import {
  type PlaybookReading,
  playbookFaultSentence,
  readPlaybookFiles,
  readPlaybookFolders,
} from '#operations/playbook-files.ts'
import { command, type Context } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { placeOf } from '#cli/home.ts'
import { playbookFolders } from '#cli/playbooks.ts'
import { thrownWords } from '#cli/phrases/system-words.ts'
import { refuse } from '#cli/refusal.ts'
import { columnsOf } from '#cli/screen.ts'
import { table } from '#cli/table.ts'

export const playbookCheckCommand = command({
  name: 'playbook check',
  label: { zh: '检查运营剧本文件', en: 'check playbook files' },
  about: {
    zh: '检查运营剧本文件（YAML），逐条指出哪一行、哪里不对、应该怎么写。不给文件时检查正在使用的全部剧本。写法见 docs/playbooks.md。',
    en: 'Checks playbook files (YAML) and says line by line what is wrong and what was expected. Without files all those in force are checked. The form is described in docs/playbooks.md.',
  },
  operands: [{ name: 'FILE', label: { zh: '剧本文件', en: 'playbook files' }, isOptional: true, isRepeated: true }],
  options: {},
  examples: [
    { line: 'playbook check my-birthday.yaml', says: { zh: '检查自己写的剧本', en: 'a playbook of your own' } },
  ],
  run: async (given, context) => {
    const { data } = placeOf(given, context)
    const readings =
      given.operands.length > 0
        ? await readPlaybookFiles(given.operands).catch(cannotRead)
        : (await readPlaybookFolders(playbookFolders(homeFolders(data), context))).readings
    return given.options.json ? checkJson(readings, context) : checkText(readings, context)
  },
})

export const playbookListCommand = command({
  name: 'playbook list',
  label: { zh: '列出正在使用的运营剧本', en: 'list the playbooks in force' },
  about: {
    zh: '列出正在使用的运营剧本。数据文件夹的 playbooks 子文件夹里编号相同的剧本会取代标准剧本。',
    en: 'Lists the playbooks in force. Playbooks in the folder “playbooks” of the data folder replace the standard ones of the same id.',
  },
  operands: [],
  options: {},
  examples: [
    { line: 'playbook list', says: { zh: '标准剧本和自己的剧本', en: 'the standard catalogue and your own' } },
  ],
  run: async (given, context) => {
    const { data } = placeOf(given, context)
    const { playbooks } = await readPlaybookFolders(playbookFolders(homeFolders(data), context))
    const { language, out, phrases } = context
    if (given.options.json) {
      await out.write(
        `${JSON.stringify(playbooks.map(({ id, name, label, class: of, purpose }) => ({ id, name, label, class: of, purpose })))}\n`,
      )
      return exitStatus.done
    }
    const rows = playbooks.map(({ id, name, label, class: of, steps }) => [
      id,
      label[language],
      actionClassLabels[of][language],
      String(steps.length),
      name,
    ])
    const head = phrases.playbook.head.map((header, at) => ({
      header,
      ...(at === 3 ? { align: 'right' as const } : {}),
    }))
    await out.write(`${table(head, rows, columnsOf(context)).join('\n')}\n`)
    return exitStatus.done
  },
})

function cannotRead(error: unknown): never {
  const { zh, en } = thrownWords(error)
  const path = error instanceof Error && 'path' in error ? ` ${String(error.path)}` : ''
  return refuse({ zh: `打不开剧本文件${path}：${zh}`, en: `the playbook file${path} cannot be opened: ${en}` })
}

async function checkText(
  readings: readonly PlaybookReading[],
  { out, phrases, language }: Context,
): Promise<ExitStatus> {
  for (const { path, playbook, faults } of readings) {
    if (playbook === null)
      await out.write(`${faults.map((fault) => playbookFaultSentence(fault, language)).join('\n')}\n`)
    else await out.write(`${phrases.playbook.sound(path, `${playbook.id} ${playbook.label[language]}`)}\n`)
  }
  return statusOf(readings)
}

async function checkJson(readings: readonly PlaybookReading[], { out }: Context): Promise<ExitStatus> {
  const told = readings.map(({ path, playbook, faults }) => ({
    file: path,
    id: playbook?.id ?? null,
    faults: faults.map((fault) => ({
      line: fault.line,
      column: fault.column,
      sentence: { zh: playbookFaultSentence(fault, 'zh'), en: playbookFaultSentence(fault, 'en') },
    })),
  }))
  await out.write(`${JSON.stringify(told)}\n`)
  return statusOf(readings)
}

function statusOf(readings: readonly PlaybookReading[]): ExitStatus {
  return readings.some(({ playbook }) => playbook === null) ? exitStatus.refused : exitStatus.done
}
