import { parseArgs } from 'node:util'
import type { Label } from '#domain/label.ts'
import { nearestName } from '#domain/nearest-name.ts'
import type { Command, Given } from '#cli/command.ts'

import { globalOptions, type Option, type Options, type RepeatedOption } from '#cli/option.ts'

/** What was typed that can't be understood. */
export type UsageFault =
  | { readonly fault: 'no-command' }
  | { readonly fault: 'unknown-command'; readonly word: string; readonly nearest: string | null }
  | { readonly fault: 'incomplete-command'; readonly word: string; readonly choices: readonly string[] }
  | { readonly fault: 'unknown-option'; readonly option: string; readonly nearest: string | null }
  | { readonly fault: 'no-value'; readonly option: string; readonly wants: Label }
  | { readonly fault: 'no-value-taken'; readonly option: string }
  | { readonly fault: 'unreadable-value'; readonly option: string; readonly value: string; readonly wants: Label }
  | { readonly fault: 'missing-operand'; readonly operand: string; readonly label: Label }
  | { readonly fault: 'too-many-operands'; readonly word: string }

/**
 * A command and what it was given; or a wish for help (`command` null: about all of them; about those that begin with
 * one word), or for the version.
 */
export type Typed =
  | { readonly wish: 'run'; readonly command: Command; readonly given: Given<Options> }
  | { readonly wish: 'help'; readonly command: Command | null }
  | { readonly wish: 'family-help'; readonly family: readonly Command[] }
  | { readonly wish: 'version' }

export type NotUnderstood = { readonly command: Command | null; readonly fault: UsageFault }

interface OptionToken {
  readonly name: string
  /** As it was typed. */
  readonly rawName: string
  readonly value: string | null
  readonly isInline: boolean
}

/** Reads a command line. What it can't understand it says for the command as far as that is known. */
export function readArguments(typed: readonly string[], commands: readonly Command[]): Typed | NotUnderstood {
  const { options, words } = tokensOf(typed, commands)
  const has = (name: string): boolean => options.some((option) => option.name === name)
  if (has('version') && words.length === 0) return { wish: 'version' }
  const [first, ...others] = words
  const asksHelp = has('help') || first === 'help'
  const named = first === 'help' ? others : words
  if (named.length > 0) return readCommand(named, options, { commands, asksHelp })
  return asksHelp ? { wish: 'help', command: null } : { command: null, fault: { fault: 'no-command' } }
}

function readCommand(
  words: readonly string[],
  options: readonly OptionToken[],
  { commands, asksHelp }: { commands: readonly Command[]; asksHelp: boolean },
): Typed | NotUnderstood {
  const found = findCommand(words, commands)
  if ('fault' in found && asksHelp && found.fault === 'incomplete-command')
    return { wish: 'family-help', family: commands.filter(({ name }) => found.choices.includes(name)) }
  if ('fault' in found) return { command: null, fault: found }
  const { command, operands } = found
  if (asksHelp) return { wish: 'help', command }
  const values = valuesOf({ ...globalOptions, ...command.options }, options)
  if ('fault' in values) return { command, fault: values }
  const fault = operandFault(command, operands)
  if (fault !== null) return { command, fault }
  return { wish: 'run', command, given: { options: values.values as Given<Options>['options'], operands } }
}

/**
 * Options may stand before the command, so all commands' options are known from the start; one that takes a value
 * takes one in every command.
 */
function tokensOf(typed: readonly string[], commands: readonly Command[]): { options: OptionToken[]; words: string[] } {
  const known: Options = Object.fromEntries(
    [globalOptions, ...commands.map((each) => each.options)].flatMap((each) => Object.entries(each)),
  )
  const config = Object.fromEntries(
    Object.entries(known).map(([name, { takes }]) => [
      name,
      { type: takes === null ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...typed],
    options: { ...config, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'V' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options: OptionToken[] = []
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    else if (token.kind === 'option')
      options.push({
        name: token.name,
        rawName: token.rawName,
        value: token.value ?? null,
        isInline: token.inlineValue === true,
      })
  }
  return { options, words }
}

function findCommand(
  words: readonly string[],
  commands: readonly Command[],
): { command: Command; operands: readonly string[] } | UsageFault {
  const [first = '', second] = words
  const command = commands.find(({ name }) => name === `${first} ${second ?? ''}` || name === first)
  if (command !== undefined) return { command, operands: words.slice(command.name.split(' ').length) }
  const family = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name)
  if (family.length > 0) return { fault: 'incomplete-command', word: first, choices: family }
  const firsts = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))]
  return { fault: 'unknown-command', word: first, nearest: nearestName(first, firsts) }
}

function valuesOf(known: Options, tokens: readonly OptionToken[]): { values: Record<string, unknown> } | UsageFault {
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [name, unsaid(option)]),
  )
  for (const token of tokens) {
    const option = known[token.name]
    if (option === undefined || !token.rawName.startsWith(token.name === 'help' ? '-' : '--'))
      return { fault: 'unknown-option', option: token.rawName, nearest: nearestOption(token.name, known) }
    const read = readOption(option, token)
    if ('fault' in read) return read
    const before = values[token.name]
    values[token.name] = Array.isArray(before) ? [...(before as readonly unknown[]), read.value] : read.value
  }
  return { values }
}

function unsaid(option: Option): unknown {
  if (option.takes === null) return false
  return isRepeated(option) ? [] : null
}

function isRepeated(option: Option): option is RepeatedOption<unknown> {
  return 'isRepeated' in option
}

function nearestOption(name: string, known: Options): string | null {
  const nearest = nearestName(name, Object.keys(known))
  return nearest === null ? null : `--${nearest}`
}

function readOption(option: Option, { rawName, value, isInline }: OptionToken): { value: unknown } | UsageFault {
  if (option.takes === null) return isInline ? { fault: 'no-value-taken', option: rawName } : { value: true }
  const isForgotten = value === null || (!isInline && /^--?[a-z]/.test(value))
  if (isForgotten) return { fault: 'no-value', option: rawName, wants: option.wants }
  const read = option.read(value)
  return read === null ? { fault: 'unreadable-value', option: rawName, value, wants: option.wants } : { value: read }
}

function operandFault({ operands }: Command, given: readonly string[]): UsageFault | null {
  const missing = operands.find(({ isOptional }, at) => isOptional !== true && given[at] === undefined)
  if (missing !== undefined) return { fault: 'missing-operand', operand: missing.name, label: missing.label }
  const extra = operands.at(-1)?.isRepeated === true ? undefined : given[operands.length]
  return extra === undefined ? null : { fault: 'too-many-operands', word: extra }
}
