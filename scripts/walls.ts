import { cp, glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { canaries, rooms, type Canary } from './canaries.ts'
import { root, run } from './run.ts'

interface Complaint {
  readonly file: string
  readonly code: string
}

const house = await mkdtemp(join(tmpdir(), 'longrange-walls-'))
try {
  await build()
  const [compiler, linter] = await Promise.all([
    run('tsc -b --pretty false', house),
    run('oxlint --format json src test', house),
  ])
  const complaints = [...fromCompiler(compiler.output), ...fromLinter(linter.output)]
  const faults = [...canaries.flatMap((canary) => verdict(canary, complaints)), ...(await silentSuppressions())]
  for (const fault of faults) console.log(fault)
  console.log(`${canaries.length} canaries, ${faults.length} faults`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await rm(house, { recursive: true, force: true })
}

/** The walls without the rooms' contents: every config of the project, and only canaries between them. */
async function build(): Promise<void> {
  const configs = rooms.map((room) => `src/${room}/tsconfig.json`)
  const shared = ['package.json', '.oxlintrc.json', 'tsconfig.json', 'tsconfig.base.json']
  for (const file of [...shared, ...configs, 'src/tsconfig.main.json', 'test/tsconfig.json']) {
    await cp(join(root, file), join(house, file))
  }
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'), 'junction')
  for (const room of rooms) await plant(`src/${room}/perch-${room}.ts`, 'export const perch = 1\n')
  await plant('src/store/transaction.ts', 'export const inTransaction = 1\n')
  for (const { file, code } of canaries) await plant(file, code)
}

async function plant(file: string, code: string): Promise<void> {
  await mkdir(dirname(join(house, file)), { recursive: true })
  await writeFile(join(house, file), code)
}

function fromCompiler(output: string): Complaint[] {
  return [...output.matchAll(/^(.+?)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file = '', code = '']) => ({ file, code }))
}

function fromLinter(output: string): Complaint[] {
  const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] }
  return diagnostics.map(({ filename, code }) => ({ file: filename.replaceAll('\\', '/'), code }))
}

function verdict({ wall, file, stoppedBy }: Canary, complaints: readonly Complaint[]): string[] {
  const codes = complaints.filter((complaint) => complaint.file === file).map(({ code }) => code)
  const said = codes.length === 0 ? 'nothing complained' : `the complaint was ${codes.join(', ')}`
  if (stoppedBy === null) return codes.length === 0 ? [] : [`${wall}: should be let in, but ${said}`]
  return codes.includes(stoppedBy) ? [] : [`${wall}: should be stopped by ${stoppedBy}, but ${said}`]
}

/** A suppression carries its reason on the same line, after two dashes. */
async function silentSuppressions(): Promise<string[]> {
  const faults: string[] = []
  for await (const file of glob('{src,test,bench,scripts}/**/*.ts', { cwd: root })) {
    const lines = (await readFile(join(root, file), 'utf8')).split('\n')
    lines.forEach((line, index) => {
      const silent = /(?:ox|es)lint-disable/.test(line) && !/lint-disable\S* .* -- \S/.test(line)
      if (silent) faults.push(`${file}:${index + 1}: a suppression without its reason (… -- reason)`)
    })
  }
  return faults
}
