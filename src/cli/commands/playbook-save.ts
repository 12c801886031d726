import { readFile } from 'node:fs/promises'
import { savePlaybook, switchPlaybook } from '#operations/change-playbooks.ts'
import { playbookFaultSentence } from '#operations/playbook-files.ts'
import { keptPlaybooks } from '#store/playbooks.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import type { Options } from '#cli/option.ts'
import { cannotRead, refuseUnknown } from '#cli/playbook-choice.ts'
import { refuse } from '#cli/refusal.ts'

export const playbookSaveCommand = command({
  name: 'playbook save',
  label: { zh: '把剧本文件存为新版本', en: 'save a playbook file as the next version' },
  about: {
    zh: '检查剧本文件，再存为该编号剧本的新版本；新编号的剧本先是停用的，用 playbook on 启用。正在进行的按原来的版本走完。',
    en: 'Checks a playbook file and saves it as the next version of the playbook with its id; one with a new id is off until playbook on. Those who are in it finish on the version they began with.',
  },
  operands: [{ name: 'FILE', label: { zh: '剧本文件', en: 'playbook files' }, isRepeated: true }],
  options: {},
  examples: [{ line: 'playbook save p5-win-back.yaml', says: { zh: '存回修改过的剧本', en: 'one that was changed' } }],
  run: (given, context) =>
    withGroup(given, context, async (home) => {
      for (const path of given.operands) await save(home, path, context)
      return exitStatus.done
    }),
})

async function save(home: GroupHome, path: string, { user, language, phrases, out }: Context): Promise<void> {
  const { groupId } = home.group
  const source = await readFile(path, 'utf8').catch((error: unknown) => cannotRead(error, path))
  const before = await keptPlaybooks(home.store.reader, groupId)
  const saved = await savePlaybook(home.store, { groupId, source, by: user })
  if (!('fault' in saved)) {
    const isSame = before.some(({ id, version }) => id === saved.id && version === saved.version)
    const say = isSame ? phrases.playbook.same : phrases.playbook.saved
    return out.write(`${say(saved.id, saved.version)}\n`)
  }
  if (saved.fault === 'changed-meanwhile')
    return refuse({
      zh: '其他人刚刚改过这个剧本；请再试一次',
      en: 'somebody else has just changed this playbook; try again',
    })
  const told = saved.faults.map((fault) => playbookFaultSentence({ ...fault, file: path }, language)).join('\n')
  return refuse({ zh: told, en: told })
}

const ids = [{ name: 'ID', label: { zh: '剧本编号', en: 'ids' }, isRepeated: true }] as const

export const playbookOnCommand = command({
  name: 'playbook on',
  label: { zh: '启用剧本', en: 'switch playbooks on' },
  about: {
    zh: '启用剧本：符合条件的客户开始进入。启用前可用 playbook simulate 看看会带来多少任务。',
    en: 'Switches playbooks on: customers are enrolled from now on. playbook simulate says beforehand what that brings.',
  },
  operands: ids,
  options: {},
  examples: [{ line: 'playbook on P16', says: { zh: '启用 P16', en: 'P16' } }],
  run: (given, context) => switchAll(given, context, true),
})

export const playbookOffCommand = command({
  name: 'playbook off',
  label: { zh: '停用剧本', en: 'switch playbooks off' },
  about: {
    zh: '停用剧本：不再有客户进入，已进入的走完为止。',
    en: 'Switches playbooks off: nobody is enrolled any more; those who are in it finish.',
  },
  operands: ids,
  options: {},
  examples: [{ line: 'playbook off P17', says: { zh: '停用 P17', en: 'P17' } }],
  run: (given, context) => switchAll(given, context, false),
})

function switchAll(given: Given<Options>, context: Context, isActive: boolean): Promise<ExitStatus> {
  return withGroup(given, context, async (home) => {
    const { groupId } = home.group
    for (const id of given.operands) {
      const done = await switchPlaybook(home.store, { groupId, id, isActive, by: context.user })
      if ('fault' in done) return refuseUnknown(id, done.nearest)
      await context.out.write(`${context.phrases.playbook.switched(id, isActive)}\n`)
    }
    return exitStatus.done
  })
}
