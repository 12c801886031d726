import type { Label, Language } from '#domain/label.ts'
import type { ExitStatus } from '#cli/exit-status.ts'
import type { GlobalOptions, Options, ValuesOf } from '#cli/option.ts'
import type { Phrases } from '#cli/phrases/zh.ts'
import type { Surroundings } from '#cli/surroundings.ts'

/** What a command takes besides options: `FILE…`. */
export interface Operand {
  readonly name: string
  readonly label: Label
  readonly isOptional?: true
  /** One or more; only the last operand can be. */
  readonly isRepeated?: true
}

export interface Example {
  /** What to type after `longrange`. */
  readonly line: string
  readonly says: Label
}

/** What was typed, read. */
export interface Given<O extends Options> {
  readonly options: ValuesOf<O & GlobalOptions>
  readonly operands: readonly string[]
}

/** The surroundings, and the language to speak in them. */
export interface Context extends Surroundings {
  readonly language: Language
  readonly phrases: Phrases
  /** Marks work that has a database open: after Ctrl-C it is waited for, until it has closed it. */
  readonly toBeClosed: <T>(work: Promise<T>) => Promise<T>
}

export interface CommandDefinition<O extends Options> {
  /** One word, or two: `report monthly`. */
  readonly name: string
  /** In the list of commands. */
  readonly label: Label
  /** What it does and what to know, in a paragraph or two. */
  readonly about: Label
  readonly operands: readonly Operand[]
  readonly options: O
  readonly examples: readonly Example[]
  readonly run: (given: Given<O>, context: Context) => Promise<ExitStatus>
}

/** A command whose options are known only as it runs. */
export type Command = CommandDefinition<Options>

/** Forgets which options a command has; `readArguments` sees to it that it is given just those. */
export function command<O extends Options>(definition: CommandDefinition<O>): Command {
  return { ...definition, run: (given, context) => definition.run(given as unknown as Given<O>, context) }
}
