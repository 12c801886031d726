import { refusedFileSentence } from '#operations/rejected-rows.ts'
import type { ToldFault, ToldFlag } from '#operations/row-faults.ts'
import type { ToldFile, ToldImport } from '#cli/import-summary.ts'

/** The documented form of `import --json`: see docs/json.md. */
export function importJson({ files, candidates, asOf, isDryRun }: ToldImport): string {
  return JSON.stringify({
    as_of: asOf,
    dry_run: isDryRun,
    files: files.map((file) => fileJson(file, isDryRun)),
    duplicate_candidates: {
      count: candidates.count,
      first: candidates.first.map(({ phone, customers }) => ({
        phone,
        customers: customers.map(({ customerNo, source }) => ({ customer_no: customerNo, source })),
      })),
    },
  })
}

/** A dry run takes its import numbers back: none is told. */
function fileJson(file: ToldFile, isDryRun: boolean): unknown {
  const importId = isDryRun ? null : file.importId
  if (file.state === 'refused') {
    const { fault } = file
    return {
      file: file.file,
      kind: file.kind,
      import: importId,
      state: 'refused',
      fault: { code: fault.fault, sentence: refusedFileSentence(fault) },
      faults: faultsJson(file.faults),
    }
  }
  const { counts } = file
  return {
    file: file.file,
    kind: file.kind,
    import: importId,
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
    faults: faultsJson(file.faults),
    flags: faultsJson(file.flags),
  }
}

function faultsJson(faults: readonly (ToldFault | ToldFlag)[]): unknown {
  return faults.map(({ row, column, header, value, code, sentence }) => ({
    row,
    column,
    header,
    value,
    code,
    sentence,
  }))
}
