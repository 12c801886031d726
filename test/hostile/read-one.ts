import { fileFaultSentence } from '#intake/fault-sentences.ts'
import { isFault } from '#intake/file-fault.ts'
import type { FileFault } from '#intake/file-fault.ts'
import { readTable } from '#intake/read-table.ts'

/** Run apart, so that the memory is that of this file alone: prints what became of it. */
async function readOne(path: string): Promise<{ fault: FileFault | null; rows: number; faultyRows: number }> {
  const table = await readTable(path, { importDay: '2024-12-31' })
  if ('fault' in table) return { fault: table, rows: 0, faultyRows: 0 }
  let rows = 0
  let faultyRows = 0
  for await (const piece of table.rows) {
    if (isFault(piece)) return { fault: piece, rows, faultyRows }
    rows += piece.length
    faultyRows += piece.filter((row) => row.faults.length > 0).length
  }
  return { fault: null, rows, faultyRows }
}

const began = performance.now()
const result = await readOne(process.argv[2] ?? '')
const sentence = result.fault === null ? null : fileFaultSentence(result.fault)
const megabytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ ...result, sentence, megabytes, seconds: (performance.now() - began) / 1000 }))
