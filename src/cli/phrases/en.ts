import { count } from '#cli/amounts.ts'
import type { Phrases } from '#cli/phrases/phrases.ts'

export const en: Phrases = {
  mistake: (sentence) => `Error: ${sentence}`,
  seeHelp: (line) => `See: ${line}`,
  failed: (detail) =>
    `The program failed; your data is unharmed. Please send the following to its maintainers:\n${detail}`,
  interrupted: 'Interrupted; the database was closed properly. The next start finishes or drops unfinished imports.',
  finishedImports: (n) =>
    `${n === 1 ? 'An import that was' : `${n} imports that were`} interrupted last time ${n === 1 ? 'is' : 'are'} finished now.`,
  isImporting: 'Note: another import is under way, so figures may change in a moment.',
  colon: ': ',
  comma: ', ',
  defaultGroup: 'My service centre',
  help: {
    usage: 'Usage',
    operands: 'Arguments',
    options: 'options',
    everywhere: 'Options everywhere',
    commands: 'Commands',
    commandWord: 'COMMAND',
    examples: 'Examples',
    exitStatus: 'Exit status',
    exitStatuses:
      '0 done; 1 done with rejected rows; 2 refused (wrong usage too); 3 failed. Results go to standard output, messages to standard error.',
    what: 'Longrange: from the files of a dealer management system to scored customers and whom to contact this week.',
    more: 'Details and examples of a command: longrange COMMAND --help',
    firstSteps: [
      { line: 'demo', says: 'see what it does, on simulated data' },
      { line: 'import customers.csv vehicles.csv visits.xlsx', says: 'import your own files' },
      { line: 'score', says: 'score every customer' },
      { line: 'worklist --advisor "Li Min"', says: 'whom an advisor should contact today' },
    ],
  },
  import: {
    reading: 'reading',
    merging: 'saving',
    rowsPerSecond: (rows, perSecond) => `${count(rows, 'en')} rows, ${count(perSecond, 'en')} rows/s`,
    done: (files, asOf) => `Imported ${files} ${files === 1 ? 'file' : 'files'} as of ${asOf}`,
    tried: (files, asOf) => `Dry run: ${files} ${files === 1 ? 'file' : 'files'} as of ${asOf}; nothing was saved`,
    head: ['File', 'Kind', 'New', 'Changed', 'Same', 'Rejected', 'Parked', 'Flagged', 'Import'],
    takenUp: (n) => `${count(n, 'en')} rows parked earlier have found their customers and were taken up.`,
    rejected: 'Rejected rows',
    more: (n) => `… and ${count(n, 'en')} more`,
    rejectedFile: (path) => `All rejected rows with reasons: ${path} (mend them in Excel and import that file)`,
    parked: (n) =>
      `${count(n, 'en')} rows are parked: their customer or car is not known yet. They are taken up when it is imported.`,
    unrecognised: (file, headers) =>
      `${file}: columns not recognised and left out: ${headers}. Name them with --map 'header=column'`,
    refused: (file, sentence) => `${file} was not imported: ${sentence}`,
    nothing: 'No file was imported and nothing has changed.',
    candidates: (n) =>
      `Possibly the same person (one phone, several customer numbers): ${count(n, 'en')}. Never merged by itself; please check:`,
    underWay: 'Another import is under way; try again when it has ended.',
    next: 'Next: longrange score, then longrange worklist --advisor NAME',
  },
  score: {
    scoring: 'scoring',
    customers: (n) => `${count(n, 'en')} customers`,
    scored: (n, asOf) => `${count(n, 'en')} customers scored as of ${asOf}`,
    lookedAt: (n, asOf) => `Looked again at ${count(n, 'en')} customers who changed or were due, as of ${asOf}`,
    stages: 'Lifecycle stages',
    segments: 'Segments',
    segmentHead: { segment: 'Segment', customers: 'Customers', share: 'Share', expected: 'Expected' },
    expectedNote: 'Expected shares are for comparison only; a centre whose customers come once a year differs.',
    health: 'Health',
    unknown: { zh: '暂无数据', en: 'Unknown' },
    warnings: 'Churn warnings',
    warningHead: { level: 'Level', customers: 'Customers', share: 'Share', atRisk: 'Value at risk' },
  },
}
