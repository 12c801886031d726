import type { Language } from '#domain/label.ts'
import type { Command, Operand } from '#cli/command.ts'
import { globalOptions, type Option, type Options } from '#cli/option.ts'
import type { Phrases } from '#cli/phrases/zh.ts'
import { padEnd, widthOf, wrapped } from '#cli/text-width.ts'

/** In which words and how wide to speak. */
export interface Speech {
  readonly language: Language
  readonly phrases: Phrases
  readonly columns: number
}

/** What one command does, takes, and looks like when used. */
export function commandHelp(command: Command, speech: Speech): string {
  const { language, phrases, columns } = speech
  const { help } = phrases
  const own = Object.entries(command.options)
  return [
    `${help.usage}  ${usageOf(command, help.options)}`,
    '',
    ...wrapped(command.about[language], columns),
    ...section(
      help.operands,
      rows(
        command.operands.map((each) => [operandName(each), each.label[language]]),
        columns,
      ),
    ),
    ...section(
      help.options,
      rows(
        own.map((each) => optionRow(each, language)),
        columns,
      ),
    ),
    ...section(
      help.everywhere,
      rows(
        everywhere(command.options).map((each) => optionRow(each, language)),
        columns,
      ),
    ),
    ...section(help.examples, exampleLines(command, speech)),
    ...section(
      help.exitStatus,
      wrapped(help.exitStatuses, columns - 2).map((each) => `  ${each}`),
    ),
    '',
  ].join('\n')
}

/** The commands that begin with one word, with a line and the examples of each. */
export function familyHelp(family: readonly Command[], speech: Speech): string {
  const { language, phrases, columns } = speech
  const { help } = phrases
  const names = family.map(({ name, label }): [string, string] => [name, label[language]])
  return [
    ...family.map(
      (each, at) => `${padEnd(at === 0 ? help.usage : '', widthOf(help.usage))}  ${usageOf(each, help.options)}`,
    ),
    ...section(help.commands, rows(names, columns)),
    ...section(
      help.examples,
      family.flatMap((each) => exampleLines(each, speech)),
    ),
    '',
    help.more,
    '',
  ].join('\n')
}

function exampleLines({ examples }: Command, { language, columns }: Speech): string[] {
  return examples.flatMap(({ line, says }) => [
    `  longrange ${line}`,
    ...wrapped(says[language], columns - 6).map((each) => `      ${each}`),
  ])
}

/** All commands with a line each. */
export function overview(commands: readonly Command[], { language, phrases, columns }: Speech): string {
  const { help } = phrases
  const first = help.firstSteps.map(({ line, says }): [string, string] => [`longrange ${line}`, says])
  return [
    ...wrapped(help.what, columns),
    '',
    `${help.usage}  longrange ${help.commandWord} [${help.options}]`,
    ...section(
      help.commands,
      rows(
        commands.map(({ name, label }) => [name, label[language]]),
        columns,
      ),
    ),
    ...section(
      help.everywhere,
      rows(
        Object.entries(globalOptions).map((each) => optionRow(each, language)),
        columns,
      ),
    ),
    ...section(help.examples, rows(first, columns)),
    '',
    help.more,
    '',
  ].join('\n')
}

function usageOf({ name, operands }: Command, options: string): string {
  return ['longrange', name, ...operands.map(operandName), `[${options}]`].join(' ')
}

function operandName({ name, isOptional, isRepeated }: Operand): string {
  const shown = isRepeated === true ? `${name}…` : name
  return isOptional === true ? `[${shown}]` : shown
}

function everywhere(own: Options): [string, Option][] {
  return Object.entries(globalOptions).filter(([name]) => !(name in own))
}

function optionRow([name, { takes, label }]: readonly [string, Option], language: Language): [string, string] {
  return [takes === null ? `--${name}` : `--${name} ${takes}`, label[language]]
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

/** Terms on the left, their explanations wrapped on the right. */
function rows(terms: readonly (readonly [string, string])[], columns: number): string[] {
  const left = Math.max(0, ...terms.map(([term]) => widthOf(term))) + 4
  return terms.flatMap(([term, says]) => {
    const [first = '', ...further] = wrapped(says, Math.max(20, columns - left))
    return [`${padEnd(`  ${term}`, left)}${first}`, ...further.map((line) => `${' '.repeat(left)}${line}`)]
  })
}
