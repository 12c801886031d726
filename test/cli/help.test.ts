import { describe, expect, test } from 'vitest'
import type { Language } from '#domain/label.ts'
import { commands } from '#cli/commands.ts'
import { globalOptions } from '#cli/option.ts'
import { widthOf } from '#cli/text-width.ts'
import { environmentIn, memory, say } from '#test/cli/terminal.ts'

const languages: readonly Language[] = ['zh', 'en']

describe.each(languages)('help in %s', (language) => {
  test.each(commands.map((command) => command.name))('of %s says what it does, takes and looks like', async (name) => {
    const command = commands.find((each) => each.name === name)
    const { status, out, err } = await say(`${name} --help --lang ${language}`)
    expect([status, err]).toEqual([0, ''])
    const text = out.replaceAll(/\s+/g, '')
    expect(text).toContain(command?.about[language].replaceAll(/\s+/g, ''))
    for (const option of Object.keys({ ...globalOptions, ...command?.options })) expect(out).toContain(`--${option}`)
    for (const { line, says } of command?.examples ?? []) {
      expect(out).toContain(`longrange ${line}`)
      expect(text).toContain(says[language].replaceAll(/\s+/g, ''))
    }
    expect(command?.examples.length).toBeGreaterThan(0)
  })

  test('of all commands lists each with a line', async () => {
    const { out } = await say('--help', { environment: environmentIn(language) })
    for (const { name, label } of commands)
      expect(out).toMatch(new RegExp(`  ${name} +${escaped(label[language].slice(0, 10))}`))
  })

  test('fits the terminal', async () => {
    const out = memory(72)
    for (const { name } of commands) await say(`${name} --help --lang ${language}`, { out })
    const lines = out
      .text()
      .split('\n')
      .filter((line) => !line.startsWith('  longrange '))
    expect(lines.filter((line) => widthOf(line) > 74)).toEqual([])
  })
})

test.each(['policy', 'report', 'playbook', 'clv'])(
  'help of %s lists the commands that begin so, with examples',
  async (word) => {
    const family = commands.filter(({ name }) => name.startsWith(`${word} `))
    for (const line of [`${word} --help`, `help ${word}`]) {
      const { status, out, err } = await say(`${line} --lang zh`)
      expect([status, err]).toEqual([0, ''])
      for (const { name, label, examples } of family) {
        expect(out).toMatch(new RegExp(`  ${name} +${escaped(label.zh.slice(0, 10))}`))
        for (const example of examples) expect(out).toContain(`longrange ${example.line}`)
      }
    }
  },
)

test('English help holds no Chinese but in names', async () => {
  const { out } = await say('score --help --lang en')
  expect(out).not.toMatch(/[\u4e00-\u9fff]/)
})

test('without a command the help comes, and the status says that nothing was done', async () => {
  const { status, out, err } = await say('')
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain('longrange demo')
})

test.each([
  ['scroe', 'zh', '没有命令“scroe”；是否想写 score？'],
  ['scroe', 'en', 'there is no command “scroe”; did you mean score?'],
  ['score --asof 2024-09-01', 'zh', '没有选项 --asof；是否想写 --as-of？'],
  ['score --as-of 2024-13-01', 'zh', '--as-of 不能是“2024-13-01”；应为日期，例如 2024-09-01'],
  ['score --as-of 2024-13-01', 'en', '--as-of cannot be “2024-13-01”; it wants a day such as 2024-09-01'],
  ['import', 'zh', '缺少 FILE：要导入的文件'],
  ['report', 'en', '“report” needs a second word: report monthly'],
])('“%s” in %s is told: %s', async (line, language, sentence) => {
  const { status, out, err } = await say(`${line} --lang ${language}`)
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain(sentence)
  expect(err).toContain('--help')
})

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
