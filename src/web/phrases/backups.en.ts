import type { BackupsPhrases } from '#web/phrases/backups.zh.ts'

export const backupsEn: BackupsPhrases = {
  title: 'Backups',
  subtitle: (folder) =>
    `Made every day by themselves, the last 14 are kept, in ${folder}. Copy them to another machine or disk now and then.`,
  make: 'Back up now',
  made: (name) => `Backed up: ${name}`,
  none: 'There is no backup yet',
  noneNext: 'The first is made tonight by itself; or make one now.',
  file: 'File',
  madeAt: 'When',
  size: 'Size',
  download: 'Download',
  downloadOf: (name) => `Download ${name}`,
  byHand: 'by hand',
  daily: 'daily',
  checked: (at) => `Last check: ${at}; the newest backup was restored and counted.`,
  checkFailed: (problem) => `The last check failed: ${problem}. Make a new backup now.`,
  notChecked: 'Every Sunday the newest backup is restored apart and counted; that has not happened yet.',
  restore: 'How to restore',
  restoreText:
    'Restoring replaces everything. It is done on the machine that runs the app, while the app is stopped, in a terminal:',
  jobs: 'What happens by itself',
  jobsStopped: 'Time stands still in the demo: nothing happens by itself.',
  job: 'Job',
  lastGood: 'Last success',
  next: 'Next run',
  state: 'State',
  good: 'Fine',
  bad: 'Failed',
  never: 'Not run yet',
  problem: (at, text) => `${at}: ${text}`,
}
