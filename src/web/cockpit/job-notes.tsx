import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { cockpitEn } from '#web/phrases/cockpit.en.ts'
import { cockpitZh } from '#web/phrases/cockpit.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { instantText } from '#web/ui/format.ts'
import { Note } from '#web/ui/note.tsx'

/** What the app does by itself and did not manage last time: backups, nightly scores. Nothing where all is well. */
export function JobNotes(): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const { data } = useAsk('GET /jobs', {})
  if (data === undefined || !data.hasFailed) return null
  return data.rows
    .filter(({ hasFailed }) => hasFailed)
    .map(({ job, label, lastGoodAt }) => (
      <Note key={job} tone="bad">
        {lastGoodAt === null ? words.jobFailed(label) : words.jobFailedSince(label, instantText(lastGoodAt))}
      </Note>
    ))
}
