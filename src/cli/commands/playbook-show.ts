import { writeFile } from 'node:fs/promises'
import { sheetOf } from '#operations/playbook-texts.ts'
import { command } from '#cli/command.ts'
import { exitStatus } from '#cli/exit-status.ts'
import { withGroup } from '#cli/home.ts'
import { type Options, textOption, wholeOption } from '#cli/option.ts'
import { chosenPlaybook, playbookOperand } from '#cli/playbook-choice.ts'
import { sheetLines, sheetPage } from '#cli/playbook-sheet.ts'
import { shortPath } from '#cli/screen.ts'

const options = {
  version: wholeOption(
    'N',
    { zh: '第几版；默认现行版', en: 'which version; the one in force unless given' },
    { min: 1, max: 1_000_000 },
  ),
  html: textOption('FILE', { zh: '写成可打印的网页', en: 'write a page to print' }),
} as const satisfies Options

export const playbookShowCommand = command({
  name: 'playbook show',
  label: { zh: '用文字显示一个剧本，或写成一页打印稿', en: 'show a playbook in words, or as a page to print' },
  about: {
    zh: '用文字说明一个剧本：什么时候开始、谁在第几天做什么、说什么、怎样算成功。--html 写成一页打印稿。',
    en: 'Says in words when a playbook begins, who does and says what on which day, and what counts as success. --html writes a page to print.',
  },
  operands: [playbookOperand],
  options,
  examples: [
    { line: 'playbook show P5', says: { zh: '流失挽留', en: 'win-back' } },
    { line: 'playbook show P5 --html p5.html', says: { zh: '打印出来贴在墙上', en: 'to print and put on the wall' } },
  ],
  run: (given, context) =>
    withGroup(given, context, async (home) => {
      const { language, out, phrases } = context
      const chosen = await chosenPlaybook(home, given.operands[0] ?? '', context, given.options.version)
      const sheet = sheetOf(chosen, language)
      const of = chosen.version === null ? null : phrases.playbook.version(chosen.version)
      const path = given.options.html
      if (path !== null) {
        await writeFile(path, sheetPage(sheet, of, language))
        await out.write(`${phrases.playbook.written(shortPath(path))}\n`)
      } else if (given.options.json) {
        await out.write(`${JSON.stringify({ version: chosen.version, ...sheet })}\n`)
      } else {
        await out.write(`${sheetLines(sheet, of, context).join('\n')}\n`)
      }
      return exitStatus.done
    }),
})
