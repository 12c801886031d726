import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keptPlaybooks } from '#store/playbooks.ts'
import { command } from '#cli/command.ts'
import { exitStatus } from '#cli/exit-status.ts'
import { withGroup } from '#cli/home.ts'
import { type Options, textOption } from '#cli/option.ts'
import { chosenPlaybook } from '#cli/playbook-choice.ts'
import { shortPath } from '#cli/screen.ts'

const options = {
  out: textOption('FOLDER', {
    zh: '写到这个文件夹，每个剧本一个文件；不给则直接显示',
    en: 'a folder to write to, a file each; shown here unless given',
  }),
} as const satisfies Options

export const playbookExportCommand = command({
  name: 'playbook export',
  label: { zh: '导出剧本为 YAML', en: 'export playbooks as YAML' },
  about: {
    zh: '按现行版导出剧本，与保存的内容一字不差；不给编号时导出全部。导出的文件可以修改后用 playbook save 存回。',
    en: 'Exports playbooks in the version in force, to the letter; without ids all of them. What is exported can be changed and saved again with playbook save.',
  },
  operands: [{ name: 'ID', label: { zh: '剧本编号', en: 'ids' }, isOptional: true, isRepeated: true }],
  options,
  examples: [
    { line: 'playbook export P5', says: { zh: '显示一个', en: 'show one' } },
    { line: 'playbook export --out my-playbooks', says: { zh: '全部导出', en: 'all of them' } },
  ],
  run: (given, context) =>
    withGroup(given, context, async (home) => {
      const { out, phrases } = context
      const folder = given.options.out
      const all = await keptPlaybooks(home.store.reader, home.group.groupId)
      const ids = given.operands.length > 0 ? given.operands : all.map(({ id }) => id)
      if (folder !== null) await mkdir(folder, { recursive: true })
      const files: string[] = []
      for (const id of ids) {
        const { playbook, source } = await chosenPlaybook(home, id, context)
        if (folder === null) {
          await out.write(source)
          continue
        }
        const path = join(folder, `${playbook.id.toLowerCase()}-${playbook.name}.yaml`)
        await writeFile(path, source)
        files.push(path)
        if (!given.options.json) await out.write(`${phrases.playbook.written(shortPath(path))}\n`)
      }
      if (given.options.json && folder !== null) await out.write(`${JSON.stringify({ files })}\n`)
      return exitStatus.done
    }),
})
