import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** Rows that wait for somebody whom nobody knows yet; nothing where none does. */
export function WaitingRows(): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const format = useFormat()
  const { data } = useAsk('GET /waiting-rows', {})
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Panel title={words.waiting} subtitle={words.waitingText}>
      <details>
        <summary>{words.waitingCount(format.number(data.rows.length))}</summary>
        <ul className="sentences">
          {data.rows.map(({ importId, fileName, kind, row, customerNo, orderNo, vin }) => (
            <li key={`${importId} ${kind} ${row}`}>
              <a href={hrefTo('importRun', { params: { importId } })}>{fileName}</a> · {words.mendRow(row)} ·{' '}
              {[orderNo, customerNo, vin].filter((each) => each !== null).join(' · ')}
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  )
}
