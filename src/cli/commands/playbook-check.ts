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
import { cannotRead } from '#cli/playbook-choice.ts'
import { playbookFolders } from '#cli/playbooks.ts'

export const playbookCheckCommand = command({
  name: 'playbook check',
  label: { zh: '检查运营剧本文件', en: 'check playbook files' },
  about: {
    zh: '检查运营剧本文件（YAML），逐条指出哪一行、哪里不对、应该怎么写。不给文件时检查随程序提供的和数据文件夹 playbooks 子文件夹里的全部剧本。写法见 docs/playbooks.md。',
    en: 'Checks playbook files (YAML) and says line by line what is wrong and what was expected. Without files it checks those that are shipped and those in the folder “playbooks” of the data folder. The form is described in docs/playbooks.md.',
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
        ? await readPlaybookFiles(given.operands).catch((error: unknown) => cannotRead(error, pathIn(error)))
        : (await readPlaybookFolders(playbookFolders(homeFolders(data), context))).readings
    return given.options.json ? checkJson(readings, context) : checkText(readings, context)
  },
})

function pathIn(error: unknown): string {
  return error instanceof Error && 'path' in error ? String(error.path) : ''
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
