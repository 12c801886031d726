import { basename } from 'node:path'
import type { Day } from '#domain/calendar.ts'
import { demoFiles } from '#demo/demo-files.ts'
import { importFiles } from '#operations/import-files.ts'
import type { ImportedFile } from '#operations/import-wishes.ts'
import { addGroup, type Home } from '#operations/open-home.ts'
import { allGroups, type Group } from '#store/groups.ts'
import type { Context } from '#cli/command.ts'
import type { DemoFolder, DemoPlan } from '#cli/demo/demo-folder.ts'
import { writeSimulation, type WrittenFile } from '#cli/demo/write-simulation.ts'
import { importProgress } from '#cli/import-progress.ts'
import { sizesOf } from '#cli/import-sizes.ts'
import { withProgress } from '#cli/progress.ts'
import { refuse } from '#cli/refusal.ts'

/** A demo stands still on this Monday; its centres opened eight years and a quarter before. */
export const demoToday: Day = '2024-09-02'
const demoFrom: Day = '2016-06-01'

/** App use is simulated for so many days: more would only be more rows. */
const appDays = 90

/** Share of the rows that a dirty demo spoils. */
const dirtyShare = 0.03

/** Simulates the group and writes its files, with the answers that are not imported beside them. */
export async function simulate({ exports }: DemoFolder, plan: DemoPlan, context: Context): Promise<WrittenFile[]> {
  const began = performance.now()
  const options = {
    seed: plan.seed,
    customers: plan.customers,
    centres: 3,
    from: demoFrom,
    asOf: demoToday,
    appDays,
    dirtyShare: plan.isDirty ? dirtyShare : 0,
  }
  const { demo: say } = context.phrases
  const written = await withProgress(context, (show) =>
    writeSimulation(exports, options, (customers) => show(say.simulating, customers / plan.customers)),
  )
  const imported = written.filter(isImported)
  const rows = imported.reduce((sum, each) => sum + each.rows, 0)
  const answers = written.filter((each) => !isImported(each)).map(({ path }) => basename(path))
  const told = say.simulated(plan.customers, imported.length, rows, answers)
  await context.err.write(`${told}${say.within(secondsSince(began))}\n`)
  return written
}

/** The answers lie beside the files that are imported. */
function isImported({ file }: WrittenFile): boolean {
  return demoFiles[file].kind !== null
}

/** Imports the simulated files exactly as a person's are imported. */
export async function importSimulation(
  { store, folders }: Home,
  written: readonly WrittenFile[],
  context: Context,
): Promise<{ group: Group; files: readonly ImportedFile[] }> {
  const { phrases } = context
  if ((await allGroups(store.reader)).length > 0) return refuse(notEmpty)
  const paths = written.filter(isImported).map(({ path }) => path)
  const began = performance.now()
  const sizes = await sizesOf(paths)
  const group = await addGroup(store, phrases.demo.group, demoToday)
  const wishes = { paths, group, asOf: demoToday, by: context.user, filesFolder: folders.files }
  const outcome = await withProgress(context, (show) =>
    importFiles(store, { ...wishes, onProgress: importProgress(show, phrases, sizes) }),
  )
  if ('fault' in outcome) return refuse(notEmpty)
  const counts = outcome.files.flatMap((file) => (file.state === 'done' ? [file.counts] : []))
  const [rows, rejected] = [
    counts.reduce((sum, each) => sum + each.rows, 0),
    counts.reduce((sum, each) => sum + each.rejected, 0),
  ]
  await context.err.write(`${phrases.demo.imported(counts.length, rows, rejected, secondsSince(began))}\n`)
  return { group, files: outcome.files }
}

const notEmpty = {
  zh: '这个数据库里已有数据，演示不会写进去；请换一个空数据库，或不加 --database',
  en: 'this database holds data and the demo leaves it alone; name an empty one, or drop --database',
}

export function secondsSince(began: number): number {
  return (performance.now() - began) / 1000
}
