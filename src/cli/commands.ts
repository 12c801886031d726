import type { Command } from '#cli/command.ts'
import { importCommand } from '#cli/commands/import.ts'
import { scoreCommand } from '#cli/commands/score.ts'

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [importCommand, scoreCommand]
