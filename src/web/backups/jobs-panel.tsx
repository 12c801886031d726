import type { ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { backupsEn } from '#web/phrases/backups.en.ts'
import { backupsZh, type BackupsPhrases } from '#web/phrases/backups.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { instantText } from '#web/ui/format.ts'
import { Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { showToast } from '#web/ui/toasts.tsx'

type Job = Reply<'GET /jobs'>['rows'][number]

interface RowProps {
  readonly job: Job
  readonly words: BackupsPhrases
}

/** What the app does by itself: when it last went well, when it comes next, what failed. */
export function JobsPanel(): ReactNode {
  const words = usePhrases(backupsZh, backupsEn)
  const found = useAsk('GET /jobs', {})
  return (
    <Panel title={words.jobs}>
      {found.error !== null && <ProblemNote problem={found.error} />}
      {found.isPending && <Skeleton lines={4} />}
      {found.data?.isRunning === false && <Note>{words.jobsStopped}</Note>}
      {found.data !== undefined && (
        <div className="jobs-scroller" tabIndex={0} role="region" aria-label={words.jobs}>
          <table className="jobs">
            <thead>
              <tr>
                <th scope="col">{words.job}</th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.lastGood}</th>
                <th scope="col">{words.next}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {found.data.rows.map((job) => (
                <JobRow key={job.job} job={job} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function JobRow({ job, words }: RowProps): ReactNode {
  return (
    <tr>
      <th scope="row">{job.label}</th>
      <td>
        <JobState job={job} words={words} />
      </td>
      <td>{job.lastGoodAt === null ? words.never : instantText(job.lastGoodAt)}</td>
      <td>{job.nextAt === null ? '–' : instantText(job.nextAt)}</td>
      <td>
        <RunNow job={job} words={words} />
      </td>
    </tr>
  )
}

function JobState({ job, words }: RowProps): ReactNode {
  if (job.runs.length === 0) return null
  const failed = job.hasFailed ? job.runs.find(({ problem }) => problem !== null) : undefined
  return (
    <>
      <Badge tone={job.hasFailed ? 'bad' : 'good'}>{job.hasFailed ? words.bad : words.good}</Badge>
      {failed !== undefined && (
        <p>
          {words.problem(instantText(failed.begunAt), failed.problem ?? '')}
          {' · '}
          {job.retryAt === null ? words.givenUp : words.retry(instantText(job.retryAt))}
        </p>
      )}
      <PastRuns job={job} words={words} />
    </>
  )
}

function RunNow({ job, words }: RowProps): ReactNode {
  const soon = useChange('POST /jobs/{job}/runs', ['GET /jobs'])
  const onSuccess = (): void => showToast({ text: words.asked(job.label), kind: 'done' })
  return (
    <>
      <Button
        isBusy={soon.isPending}
        aria-label={words.runNowOf(job.label)}
        onPress={() => soon.mutate({ params: { job: job.job } }, { onSuccess })}
      >
        {words.runNow}
      </Button>
      {soon.error !== null && <ProblemNote problem={soon.error} />}
    </>
  )
}

function PastRuns({ job, words }: RowProps): ReactNode {
  return (
    <details>
      <summary aria-label={words.runsOf(job.label)}>{words.runs(job.runs.length)}</summary>
      <ul>
        {job.runs.map(({ begunAt, endedAt, problem }) => (
          <li key={begunAt}>
            {instantText(begunAt)} {endedAt === null ? words.open : (problem ?? words.good)}
          </li>
        ))}
      </ul>
    </details>
  )
}
