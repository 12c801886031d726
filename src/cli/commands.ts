import type { Command } from '#cli/command.ts'
import { backupCommand } from '#cli/commands/backup.ts'
import { calculatorCommand } from '#cli/commands/calculator.ts'
import { clvFitCommand } from '#cli/commands/clv-fit.ts'
import { clvPredictCommand } from '#cli/commands/clv-predict.ts'
import { clvReportCommand } from '#cli/commands/clv-report.ts'
import { contactWhyCommand } from '#cli/commands/contact-why.ts'
import { demoCommand } from '#cli/commands/demo.ts'
import { doctorCommand } from '#cli/commands/doctor.ts'
import { importCommand } from '#cli/commands/import.ts'
import { jobsCommand, jobsRunCommand } from '#cli/commands/jobs.ts'
import { playbookCheckCommand } from '#cli/commands/playbook-check.ts'
import { playbookExportCommand } from '#cli/commands/playbook-export.ts'
import { playbookListCommand } from '#cli/commands/playbook-list.ts'
import { playbookOffCommand, playbookOnCommand, playbookSaveCommand } from '#cli/commands/playbook-save.ts'
import { playbookShowCommand } from '#cli/commands/playbook-show.ts'
import { playbookSimulateCommand } from '#cli/commands/playbook-simulate.ts'
import { playbookUpgradeCommand } from '#cli/commands/playbook-upgrade.ts'
import { policyPreviewCommand, policySetCommand, policyShowCommand } from '#cli/commands/policy.ts'
import { reportMonthlyCommand } from '#cli/commands/report.ts'
import { restoreCommand } from '#cli/commands/restore.ts'
import { scoreCommand } from '#cli/commands/score.ts'
import { serveCommand } from '#cli/commands/serve.ts'
import { taskAssignCommand, taskSnoozeCommand } from '#cli/commands/task-change.ts'
import { taskListCommand } from '#cli/commands/task-list.ts'
import { taskResultCommand, taskUndoCommand } from '#cli/commands/task-result.ts'
import { undoCommand } from '#cli/commands/undo.ts'
import { userAddCommand, userDisableCommand, userResetCommand } from '#cli/commands/user.ts'
import { worklistCommand } from '#cli/commands/worklist.ts'

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  importCommand,
  scoreCommand,
  worklistCommand,
  taskListCommand,
  taskResultCommand,
  taskSnoozeCommand,
  taskAssignCommand,
  taskUndoCommand,
  contactWhyCommand,
  reportMonthlyCommand,
  demoCommand,
  serveCommand,
  undoCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  jobsCommand,
  jobsRunCommand,
  userAddCommand,
  userResetCommand,
  userDisableCommand,
  policyShowCommand,
  policyPreviewCommand,
  policySetCommand,
  playbookListCommand,
  playbookShowCommand,
  playbookSimulateCommand,
  playbookCheckCommand,
  playbookSaveCommand,
  playbookOnCommand,
  playbookOffCommand,
  playbookExportCommand,
  playbookUpgradeCommand,
  clvFitCommand,
  clvPredictCommand,
  clvReportCommand,
  calculatorCommand,
]
