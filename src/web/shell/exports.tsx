import { useEffect, useRef, type ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import type { Reply } from '#web/api/client.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { type ShellPhrases, shellZh } from '#web/phrases/shell.zh.ts'
import { useMe } from '#web/shell/me.ts'
import { ProgressBar } from '#web/ui/note.tsx'
import { showToast, type Toast } from '#web/ui/toasts.tsx'
import { type Format, useFormat } from '#web/ui/use-format.ts'

type Run = Reply<'GET /exports'>['rows'][number]

/** One's own exports that are under way, on whatever screen one is meanwhile; says when each is done, or was not. */
export function Exports(): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const format = useFormat()
  const { rights } = useMe()
  const mayExport = rights.includes('exports.write') || rights.includes('audit.read')
  const { data } = useAsk('GET /exports', {}, { isEnabled: mayExport })
  const runs = data?.rows
  useEndings(runs, words, format)
  return (
    <div role="status">
      {(runs ?? [])
        .filter(({ state }) => state === 'running')
        .map(({ exportId, list, rows, written }) => (
          <div key={exportId} className="exports no-print">
            <ProgressBar
              label={words.exporting(words.exportedLists[list])}
              share={rows === null ? null : rows === 0 ? 1 : written / rows}
              note={
                rows === null
                  ? words.exportedSoFar(format.number(written))
                  : words.exportedOf(format.number(written), format.number(rows))
              }
            />
          </div>
        ))}
    </div>
  )
}

/** A toast for every run that ended since the first answer. */
function useEndings(runs: readonly Run[] | undefined, words: ShellPhrases, format: Format): void {
  const told = useRef<Set<number> | null>(null)
  useEffect(() => {
    if (runs === undefined) return
    const ended = runs.filter(({ state }) => state !== 'running')
    const known = told.current
    told.current = new Set([...(known ?? []), ...ended.map(({ exportId }) => exportId)])
    if (known === null) return
    for (const run of ended) if (!known.has(run.exportId)) showToast(toastOf(run, words, format))
  }, [runs, words, format])
}

function toastOf({ list, rows, written, state }: Run, words: ShellPhrases, { number }: Format): Toast {
  const name = words.exportedLists[list]
  if (state === 'broken') return { text: words.exportBroken(name, number(written)), kind: 'problem' }
  const missing = rows === null ? 0 : rows - written
  return {
    text:
      missing > 0 ? words.exportedFewer(name, number(written), number(missing)) : words.exported(name, number(written)),
  }
}
