import { type ReactNode, useMemo } from 'react'
import { type RowOf, useAsk, usePages } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
import { Badge } from '#web/ui/badge.tsx'
import type { Column } from '#web/ui/columns.ts'
import { DataList } from '#web/ui/data-list.tsx'
import { instantText } from '#web/ui/format.ts'
import { Empty } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Row = RowOf<'GET /imports'>

const counted = ['made', 'changed', 'unchanged', 'rejected', 'parked'] as const

export function ImportHistory(): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const pages = usePages('GET /imports', {})
  const kinds = useAsk('GET /import-kinds', {}, { staleAfter: 3_600_000 })
  const format = useFormat()
  const columns = useMemo((): Column<Row>[] => {
    const kindLabel = (kind: string): string => kinds.data?.rows.find((each) => each.kind === kind)?.label ?? kind
    return [
      { id: 'file', label: words.file, cell: ({ fileName }) => fileName, width: 'minmax(160px, 2fr)' },
      { id: 'kind', label: words.kind, cell: ({ kind }) => kindLabel(kind) },
      {
        id: 'state',
        label: words.state,
        cell: ({ state }) => <Badge tone={toneOf(state)}>{words.pastStates[state]}</Badge>,
      },
      ...counted.map((name): Column<Row> => ({
        id: name,
        label: words.counts[name],
        align: 'end',
        width: '84px',
        cell: ({ counts }) => format.number(counts?.[name]),
      })),
      { id: 'by', label: words.importedBy, cell: ({ by }) => by },
      { id: 'at', label: words.begunAt, cell: ({ begunAt }) => instantText(begunAt), width: '150px' },
    ]
  }, [words, kinds.data, format])
  return (
    <Panel title={words.history} isFlush>
      <DataList
        name="imports"
        label={words.history}
        columns={columns}
        pages={pages}
        keyOf={({ importId }) => String(importId)}
        hrefOf={({ importId }) => hrefTo('importRun', { params: { importId } })}
        empty={
          <Empty title={words.noHistory} icon="upload">
            {words.noHistoryNext}
          </Empty>
        }
        isShort
      />
    </Panel>
  )
}

export function toneOf(state: Row['state']): 'neutral' | 'good' | 'bad' {
  if (state === 'done') return 'good'
  return state === 'refused' || state === 'dropped' ? 'bad' : 'neutral'
}
