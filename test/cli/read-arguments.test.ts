import { expect, test } from 'vitest'
import { commands } from '#cli/commands.ts'
import { globalOptions } from '#cli/option.ts'
import { readArguments } from '#cli/read-arguments.ts'

function read(line: string) {
  return readArguments(
    line.split(' ').filter((word) => word !== ''),
    commands,
  )
}

test.each([
  [
    'import a.csv b.xlsx --as-of 2024-09-01 --dry-run',
    ['a.csv', 'b.xlsx'],
    { 'as-of': '2024-09-01', 'dry-run': true, json: false },
  ],
  ['--data here --lang en import a.csv', ['a.csv'], { data: 'here', lang: 'en' }],
  ['import --map x=order_no a.csv --map=y=- --source=D2', ['a.csv'], { map: ['x=order_no', 'y=-'], source: 'D2' }],
  ['report monthly --month 2024-08 --out .', [], { month: '2024-08-01', out: '.' }],
  ['import -- --odd-name.csv', ['--odd-name.csv'], {}],
])('%s is understood', (line, operands, options) => {
  expect(read(line)).toMatchObject({ wish: 'run', given: { operands, options } })
})

test.each([
  ['', { fault: 'no-command' }],
  ['imprt a.csv', { fault: 'unknown-command', word: 'imprt', nearest: 'import' }],
  ['report', { fault: 'incomplete-command', choices: ['report monthly'] }],
  ['policy sho', { fault: 'incomplete-command' }],
  ['import', { fault: 'missing-operand', operand: 'FILE' }],
  ['undo 1 2', { fault: 'too-many-operands', word: '2' }],
  ['score --asof 2024-09-01', { fault: 'unknown-option', option: '--asof', nearest: '--as-of' }],
  ['score --dry-run', { fault: 'unknown-option', option: '--dry-run' }],
  ['score -x', { fault: 'unknown-option', option: '-x' }],
  ['score --as-of', { fault: 'no-value', option: '--as-of' }],
  ['score --as-of --json', { fault: 'no-value', option: '--as-of' }],
  ['score --as-of 2024-02-30', { fault: 'unreadable-value', option: '--as-of', value: '2024-02-30' }],
  ['score --json=yes', { fault: 'no-value-taken', option: '--json' }],
  ['import a.csv --kind orders', { fault: 'unreadable-value', option: '--kind', value: 'orders' }],
  ['demo --customers 12', { fault: 'unreadable-value', option: '--customers' }],
  ['score --lang fr', { fault: 'unreadable-value', option: '--lang' }],
])('“%s” is not', (line, fault) => {
  expect(read(line)).toMatchObject({ fault })
})

test.each([
  ['--help', null],
  ['help', null],
  ['-h score', 'score'],
  ['help policy show', 'policy show'],
  ['import --help', 'import'],
])('%s asks for help', (line, name) => {
  const typed = read(line)
  expect(typed).toMatchObject({ wish: 'help' })
  expect('command' in typed ? (typed.command?.name ?? null) : null).toBe(name)
})

test('an option that takes a value takes one in every command', () => {
  const takes = new Map<string, boolean>()
  for (const options of [globalOptions, ...commands.map((command) => command.options)]) {
    for (const [name, option] of Object.entries(options)) {
      expect(takes.get(name) ?? option.takes !== null, name).toBe(option.takes !== null)
      takes.set(name, option.takes !== null)
    }
  }
})
