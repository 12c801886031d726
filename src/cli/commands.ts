import type { Command } from '#cli/command.ts'
import { backupCommand } from '#cli/commands/backup.ts'
import { demoCommand } from '#cli/commands/demo.ts'
import { doctorCommand } from '#cli/commands/doctor.ts'
import { importCommand } from '#cli/commands/import.ts'
import { playbookCheckCommand, playbookListCommand } from '#cli/commands/playbook.ts'
import { policyPreviewCommand, policySetCommand, policyShowCommand } from '#cli/commands/policy.ts'
import { reportMonthlyCommand } from '#cli/commands/report.ts'
import { restoreCommand } from '#cli/commands/restore.ts'
import { scoreCommand } from '#cli/commands/score.ts'
import { undoCommand } from '#cli/commands/undo.ts'
import { worklistCommand } from '#cli/commands/worklist.ts'

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  importCommand,
  scoreCommand,
  worklistCommand,
  reportMonthlyCommand,
  demoCommand,
  undoCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  policyShowCommand,
  policyPreviewCommand,
  policySetCommand,
  playbookListCommand,
  playbookCheckCommand,
]
