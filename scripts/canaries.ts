/** One file planted in a copy of the house, and the wall that must stop it. */
export interface Canary {
  readonly wall: string
  readonly file: string
  readonly code: string
  /** The compiler's or the linter's name of the error; null: this one is at home and must be let in. */
  readonly stoppedBy: string | null
}

/** Which rooms a room may import: the table of the style guide, for the rooms that exist. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  intake: ['domain'],
  channels: ['domain'],
  store: ['domain'],
  demo: ['domain'],
  operations: ['domain', 'intake', 'channels', 'store'],
  cli: ['domain', 'store', 'operations', 'demo'],
  http: ['domain', 'store', 'operations'],
  jobs: ['domain', 'store', 'operations'],
  web: ['domain'],
}

export const rooms = Object.keys(mayImport)

const compiler = { room: 'TS6307', nodeWord: 'TS2591', otherWord: 'TS2304', browserWord: 'TS2584' }
const linter = {
  import: 'eslint(no-restricted-imports)',
  global: 'eslint(no-restricted-globals)',
  property: 'eslint(no-restricted-properties)',
  cycle: 'import(no-cycle)',
  floating: 'typescript(no-floating-promises)',
}

const readFile = `import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n`
const buildSql = `import { sql } from 'kysely'\nexport const one = sql\`select 1\`\n`
const typePg = `import type { Pool } from 'pg'\nexport type Door = Pool\n`
/** Not pg: its types bring Node's words along, and would blind the canaries that must not know them. */
const typeKysely = `import type { Kysely } from 'kysely'\nexport type Door = Kysely<never>\n`
const begin = `import { inTransaction } from '#store/transaction.ts'\nexport const begin = inTransaction\n`
const now = `export const now = (): number => Date.now()\n`
const environment = `export const home = process.env['HOME']\n`
const floating = `export function f(p: Promise<void>): void {\n  p.then(() => {})\n}\n`
const print = `console.log('x')\n`

/** A canary in a room, or in a test beside a rule (`test` names the room). */
interface Planted {
  readonly room?: string
  readonly test?: string
  readonly file?: string
  readonly wall: string
  readonly code: string
  readonly by: string | null
}

const pure: readonly Planted[] = ['domain', 'demo'].flatMap((room) => [
  { room, wall: 'knows no process', code: `export const cwd = process.cwd()\n`, by: compiler.nodeWord },
  { room, wall: 'knows no network', code: `export const get = (): unknown => fetch('x')\n`, by: compiler.otherWord },
  { room, wall: 'knows no screen', code: `export const page = document\n`, by: compiler.browserWord },
  { room, wall: 'knows no console', code: print, by: compiler.browserWord },
  { room, wall: 'knows no files', code: readFile, by: compiler.nodeWord },
  { room, wall: 'imports nothing of Node', code: readFile, by: linter.import },
  { room, wall: 'imports no package', code: buildSql, by: linter.import },
  { room, wall: 'imports no types of a package', code: typeKysely, by: linter.import },
  { room, wall: 'imports nothing by path', code: `export * from './perch-${room}.ts'\n`, by: linter.import },
  { room, wall: 'has no clock', code: now, by: linter.global },
  { room, wall: 'has no clock by a longer name', code: `export const now = globalThis.Date\n`, by: linter.global },
  { test: room, wall: 'tests import no other package', code: buildSql, by: linter.import },
  { test: room, wall: 'tests import nothing of Node', code: readFile, by: linter.import },
  { test: room, wall: 'tests import no other room', code: begin, by: linter.import },
  { test: room, wall: 'tests use vitest', code: `import { test } from 'vitest'\nexport { test }\n`, by: null },
  { test: room, wall: 'tests use their room', code: `import '#${room}/perch-${room}.ts'\n`, by: null },
])

const everywhere: readonly Planted[] = rooms.flatMap((room) => [
  { room, wall: 'leaves chance to a seed', code: `export const die = Math.random()\n`, by: linter.property },
  { room, wall: 'has no !', code: `export const x = (y: 1 | null) => y!\n`, by: 'typescript(no-non-null-assertion)' },
  { room, wall: 'has no any', code: `export const x = (y: any) => y\n`, by: 'typescript(no-explicit-any)' },
  { room, wall: 'leaves no promise alone', code: floating, by: linter.floating },
  { room, wall: 'imports nothing by path', code: `import './perch-${room}.ts'\n`, by: linter.import },
  { test: room, wall: 'tests leave no promise alone', code: floating, by: linter.floating },
])

const sql: readonly Planted[] = ['intake', 'channels', 'operations', 'cli', 'http', 'jobs'].flatMap((room) => [
  { room, wall: 'builds no SQL', code: buildSql, by: linter.import },
  { room, wall: 'does not know pg, not even its types', code: typePg, by: linter.import },
  { room, wall: 'fetches no SQL late', code: `export const k = await import('kysely')\n`, by: linter.import },
])

const web: readonly Planted[] = [
  { wall: 'has a screen', code: `export const page = document\n`, by: null },
  { wall: 'is made of React', code: `import { useState } from 'react'\nexport const use = useState\n`, by: null },
  { wall: 'knows no process', code: `export const cwd = process.cwd()\n`, by: compiler.nodeWord },
  { wall: 'imports nothing of Node', code: readFile, by: linter.import },
  { wall: 'builds no SQL', code: buildSql, by: linter.import },
  { wall: 'imports no other package', code: `import 'zod'\n`, by: linter.import },
  { wall: 'does not print', code: print, by: 'eslint(no-console)' },
].map((canary) => ({ room: 'web', ...canary }))

const late = `const { inTransaction } = await import('#store/transaction.ts')\nexport { inTransaction }\n`
const passedOn = `export { inTransaction } from '#store/transaction.ts'\n`
const whole = `import * as all from '#store/transaction.ts'\nexport const begin = all.inTransaction\n`

const transactions: readonly Planted[] = [
  { room: 'operations', wall: 'opens transactions', code: begin, by: null },
  ...['cli', 'http', 'jobs', 'store'].flatMap((room) => [
    { room, wall: 'opens no transaction', code: begin, by: linter.import },
    { room, wall: 'opens no transaction by another name', code: whole, by: linter.property },
    { room, wall: 'passes no transaction on', code: passedOn, by: linter.import },
    { room, wall: 'fetches no transaction late', code: late, by: linter.property },
  ]),
]

/** A file that imports `to`, so that two of them make a circle. */
function link(name: string, to: string, type: '' | 'type '): Planted {
  const code = `import ${type}{ Link as Next } from '#domain/${to}.ts'\nexport class Link {\n  next?: Next\n}\n`
  return { file: `src/domain/${name}.ts`, wall: 'no circle of imports', code, by: linter.cycle }
}

const lines = (count: number): string => 'void 0\n'.repeat(count)
const branches = (count: number): string => '  if (n === 1) return 1\n'.repeat(count)
const wide = `export const f = (a: 1, b: 1, c: 1, d: 1, e: 1): unknown[] => [a, b, c, d, e]\n`

const other: readonly Planted[] = [
  { file: 'src/domain/calendar.ts', wall: 'the calendar makes days', code: now, by: null },
  { file: 'src/main.ts', wall: 'main.ts reads the environment', code: environment, by: null },
  { room: 'cli', wall: 'does not read the environment', code: environment, by: 'node(no-process-env)' },
  { room: 'cli', wall: 'prints', code: print, by: null },
  { room: 'operations', wall: 'does not print', code: print, by: 'eslint(no-console)' },
  { room: 'store', wall: 'builds SQL', code: buildSql, by: null },
  { room: 'intake', wall: 'calls nobody', code: `import 'node:https'\n`, by: linter.import },
  { room: 'intake', wall: 'starts no program', code: `import 'node:child_process'\n`, by: linter.import },
  link('circle-a', 'circle-b', ''),
  link('circle-b', 'circle-a', ''),
  link('circle-c', 'circle-d', 'type '),
  link('circle-d', 'circle-c', 'type '),
  { room: 'cli', wall: 'exports by name', code: `export default 1\n`, by: 'import(no-default-export)' },
  {
    room: 'cli',
    wall: 'passes nothing on',
    code: `export * from '#domain/perch-domain.ts'\n`,
    by: 'oxc(no-barrel-file)',
  },
  {
    room: 'cli',
    wall: 'ignores no error',
    code: `// @ts-ignore\nexport const x = 1\n`,
    by: 'typescript(ban-ts-comment)',
  },
  { room: 'cli', wall: 'file of 251 lines', code: lines(251), by: 'eslint(max-lines)' },
  { room: 'cli', wall: 'file of 250 lines', code: lines(250), by: null },
  {
    room: 'cli',
    wall: 'function of 51 lines',
    code: `export function f() {\n${lines(49)}}\n`,
    by: 'eslint(max-lines-per-function)',
  },
  {
    room: 'cli',
    wall: 'ten branches',
    code: `export function f(n: 1) {\n${branches(10)}  return n\n}\n`,
    by: 'eslint(complexity)',
  },
  { room: 'cli', wall: 'five parameters', code: wide, by: 'eslint(max-params)' },
  {
    file: 'src/web/canary-wide.tsx',
    wall: 'component of 121 lines',
    code: `export function F() {\n${lines(119)}}\n`,
    by: 'eslint(max-lines-per-function)',
  },
  {
    file: 'src/web/canary-narrow.tsx',
    wall: 'component of 120 lines',
    code: `export function F() {\n${lines(118)}}\n`,
    by: null,
  },
]

const words = { skip: 'no-disabled-tests', only: 'no-focused-tests', todo: 'warn-todo' }
const tests: readonly Planted[] = Object.entries(words).flatMap(([word, rule]) =>
  ['test', 'describe'].map((thing) => ({
    file: `test/${thing}-${word}.test.ts`,
    wall: `no ${thing}.${word}`,
    code: `import { ${thing} } from 'vitest'\n${thing}.${word}('x', () => {})\n`,
    by: `vitest(${rule})`,
  })),
)

/** Each room against each other room: let in where the table says so, else stopped. */
const betweenRooms: readonly Planted[] = rooms.flatMap((room) =>
  rooms
    .filter((to) => to !== room)
    .map((to) => ({
      room,
      wall: mayImport[room]?.includes(to) === true ? `may import ${to}` : `may not import ${to}`,
      code: `import { perch } from '#${to}/perch-${to}.ts'\nexport const seat = perch\n`,
      by:
        mayImport[room]?.includes(to) === true
          ? null
          : ['cli', 'http', 'jobs'].includes(room) && (to === 'intake' || to === 'channels')
            ? linter.import
            : compiler.room,
    })),
)

const planted = [...betweenRooms, ...pure, ...everywhere, ...sql, ...web, ...transactions, ...other, ...tests]

export const canaries: readonly Canary[] = planted.map(({ room, test, file, wall, code, by }, number) => {
  const where =
    file ?? (test === undefined ? `src/${room}/canary-${number}.ts` : `src/${test}/canary-${number}.test.ts`)
  return { wall: `${room ?? test ?? 'all'}: ${wall}`, file: where, code, stoppedBy: by }
})
