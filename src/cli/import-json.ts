import { refusedFileSentence } from '#operations/rejected-rows.ts'
import type { ToldFile, ToldImport } from '#cli/import-summary.ts'

/** The documented form of `import --json`: see docs/json.md. */
export function importJson({ files, candidates, asOf, isDryRun }: ToldImport): string {
  return JSON.stringify({
    as_of: asOf,
    dry_run: isDryRun,
    files: files.map(fileJson),
    duplicate_candidates: {
      count: candidates.count,
      first: candidates.first.map(({ phone, customers }) => ({
        phone,
        customers: customers.map(({ customerNo, source }) => ({ customer_no: customerNo, source })),
      })),
    },
  })
}

function fileJson(file: ToldFile): unknown {
  if (file.state === 'refused') {
    const { fault } = file
    return {
      file: file.file,
      kind: file.kind,
      import: file.importId,
      state: 'refused',
      fault: { code: fault.fault, sentence: refusedFileSentence(fault) },
      faults: faultsJson(file),
    }
  }
  const { counts } = file
  return {
    file: file.file,
    kind: file.kind,
    import: file.importId,
    state: 'done',
    rows: counts.rows,
    new: counts.made,
    changed: counts.changed,
    unchanged: counts.unchanged,
    rejected: counts.rejected,
    parked: counts.parked,
    flagged: counts.flagged,
    taken_up: counts.takenUp,
    rejected_file: file.rejectedFile,
    unrecognised: file.unrecognised,
    faults: faultsJson(file),
  }
}

function faultsJson({ faults }: Pick<ToldFile, 'faults'>): unknown {
  return faults.map(({ row, column, header, value, code, sentence }) => ({
    row,
    column,
    header,
    value,
    code,
    sentence,
  }))
}
