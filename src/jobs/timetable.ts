import type { JobName } from '#domain/access/job.ts'

interface Entry {
  /** Minute, hour, day, month and weekday, in the group's civil time. */
  readonly at: string
  /** Once for each group, or once for the whole installation in the time of its first group. */
  readonly per: 'group' | 'installation'
  /** Also where time stands still, as in a demo. */
  readonly inDemo?: true
}

/** When everything happens that nobody has to think of. What was missed while the app was off is made up for once. */
export const timetable: Readonly<Record<JobName, Entry>> = {
  'daily-backup': { at: '30 1 * * *', per: 'installation' },
  'refit-models': { at: '45 1 * * *', per: 'group' },
  'nightly-scores': { at: '30 2 * * *', per: 'group' },
  'monthly-snapshot': { at: '30 3 1 * *', per: 'group' },
  'learn-chances': { at: '15 3 * * *', per: 'group' },
  'settle-absences': { at: '5 0,6 * * *', per: 'group' },
  'backup-check': { at: '30 4 * * 0', per: 'installation' },
  'work-playbooks': { at: '* * * * *', per: 'group', inDemo: true },
  'send-messages': { at: '* * * * *', per: 'group', inDemo: true },
  'watch-complaints': { at: '*/5 * * * *', per: 'group', inDemo: true },
  'erase-uploads': { at: '15 5 * * *', per: 'installation' },
  'forget-keys': { at: '25 5 * * *', per: 'installation' },
}
