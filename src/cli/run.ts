import { setTimeout as pause } from 'node:timers/promises'
import { languages, type Language } from '#domain/label.ts'
import type { Command, Context } from '#cli/command.ts'
import { commands } from '#cli/commands.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { commandHelp, familyHelp, overview, type Speech } from '#cli/help.ts'
import { Interrupted, throwInterrupted } from '#cli/interrupted.ts'
import { failureSentence } from '#cli/phrases/failure-sentences.ts'
import { phrasesOf } from '#cli/phrases/phrases.ts'
import { usageSentence } from '#cli/phrases/usage-sentences.ts'
import { readArguments, type NotUnderstood, type Typed } from '#cli/read-arguments.ts'
import { Refusal } from '#cli/refusal.ts'
import type { Surroundings } from '#cli/surroundings.ts'

/** Does what a command line asks for and answers the exit status. Throws nothing: a defect is told and is status 3. */
export async function runCommandLine(typed: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const language = languageOf(typed) ?? surroundings.environment.language
  const open: Promise<unknown>[] = []
  const toBeClosed = <T>(work: Promise<T>): Promise<T> => {
    open.push(work)
    return work
  }
  const context: Context = { ...surroundings, language, phrases: phrasesOf(language), toBeClosed }
  try {
    const understood = readArguments(typed, commands)
    if ('fault' in understood) return await sayUsage(understood, context)
    if (understood.wish !== 'run') return await answer(understood, context)
    // What ends by itself on Ctrl-C has a moment to say so.
    const ended = context.interrupted
      .then(() => Promise.allSettled(open))
      .then(() => pause(1))
      .then(throwInterrupted)
    return await Promise.race([understood.command.run(understood.given, context), ended])
  } catch (error) {
    return await sayFailure(error, context)
  }
}

async function answer(asked: Exclude<Typed, { wish: 'run' }>, context: Context): Promise<ExitStatus> {
  const { out, version } = context
  switch (asked.wish) {
    case 'version':
      await out.write(`longrange ${version}\n`)
      break
    case 'help':
      await out.write(helpFor(asked.command, context, out.columns))
      break
    case 'family-help':
      await out.write(familyHelp(asked.family, speechOf(context, out.columns)))
  }
  return exitStatus.done
}

/** Even a mistake in the command line is told in the language that it asks for. */
function languageOf(typed: readonly string[]): Language | null {
  const at = typed.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = typed[at]?.slice('--lang='.length) || typed[at + 1]
  return at < 0 ? null : (languages.find((each) => each === word) ?? null)
}

function speechOf({ language, phrases }: Context, columns: number | null): Speech {
  return { language, phrases, columns: Math.min(100, columns ?? 100) }
}

function helpFor(command: Command | null, context: Context, columns: number | null): string {
  const speech = speechOf(context, columns)
  return command === null ? overview(commands, speech) : commandHelp(command, speech)
}

async function sayUsage({ command, fault }: NotUnderstood, context: Context): Promise<ExitStatus> {
  const { err, phrases, language } = context
  if (fault.fault === 'no-command') await err.write(helpFor(null, context, err.columns))
  else {
    const help = `longrange ${command === null ? '' : `${command.name} `}--help`
    await err.write(`${phrases.mistake(usageSentence(fault)[language])}\n${phrases.seeHelp(help)}\n`)
  }
  return exitStatus.refused
}

async function sayFailure(error: unknown, { err, phrases, language }: Context): Promise<ExitStatus> {
  if (error instanceof Refusal) {
    await err.write(`${phrases.mistake(error.sentence[language])}\n`)
    return exitStatus.refused
  }
  if (error instanceof Interrupted) {
    await err.write(`${phrases.interrupted}\n`)
    return exitStatus.interrupted
  }
  const failure = failureSentence(error)
  if (failure !== null) {
    await err.write(`${phrases.mistake(failure[language])}\n`)
    return exitStatus.failed
  }
  await err.write(`${phrases.failed(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
  return exitStatus.failed
}
