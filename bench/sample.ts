import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { dayNumber, type Day } from '#domain/calendar.ts'
import { yuanText } from '#domain/money.ts'
import { csvLine } from '#demo/csv-line.ts'
import { dayText, timeText } from '#demo/day-text.ts'
import { demoFiles, type DemoFile } from '#demo/demo-files.ts'
import { pick, type Random, randomStream, wholeBetween } from '#demo/random.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'

/** The day of all benchmarks. */
export const today: Day = '2026-06-30'

/** Import files of a size: everybody and their cars, and visits apart. */
export interface Sample {
  readonly folder: string
  readonly customers: number
  readonly visits: number
  /** Staff, customers and cars: what is known before the visits come. */
  readonly known: readonly string[]
  readonly visitsFile: string
  /** Two or three lines for each visit; only where they were asked for. */
  readonly linesFile: string
}

interface Owner {
  readonly cells: readonly string[]
  vin: string
  deliveredOn: number
}

const known: readonly DemoFile[] = ['staff', 'customers', 'vehicles', 'usedVehicles']
const kinds = ['保养', '保养', '保养', '维修', '维修', '免费检测', '加装', '召回'] as const

/** Makes the files below `work`, or takes those of an earlier run; `visits` is rounded to whole rounds of everybody. */
export async function sampleOf(
  work: string,
  customers: number,
  visits: number,
  { withLines = false } = {},
): Promise<Sample> {
  const folder = join(work, `sample-${customers}-${visits}${withLines ? '-lines' : ''}`)
  const made = {
    folder,
    customers,
    visits,
    known: known.map((file) => join(folder, demoFiles[file].name)),
    visitsFile: join(folder, demoFiles.visits.name),
    linesFile: join(folder, demoFiles.visitLines.name),
  }
  if (existsSync(folder)) return made
  const unfinished = `${folder}.unfinished`
  mkdirSync(unfinished, { recursive: true })
  const owners = await writeKnown(unfinished, customers)
  await writeVisits(unfinished, owners, { rounds: Math.round(visits / customers), withLines })
  renameSync(unfinished, folder)
  return made
}

async function writeKnown(folder: string, customers: number): Promise<Owner[]> {
  const files = new Map(known.map((file) => [file, opened(join(folder, demoFiles[file].name), demoFiles[file].header)]))
  const owners: Owner[] = []
  for (const { file, cells } of simulatedRows({
    seed: 1,
    customers,
    centres: 3,
    from: '2018-07-01',
    asOf: today,
    appDays: 0,
  })) {
    if (file === 'customers') owners.push({ cells, vin: '', deliveredOn: dayNumber(today) })
    if (file === 'vehicles' || file === 'usedVehicles') takeFirstCar(owners.at(-1), cells)
    await files.get(file)?.write(cells)
  }
  for (const file of files.values()) await file.close()
  return owners
}

function takeFirstCar(owner: Owner | undefined, [vin = '', , , , , deliveredOn = today]: readonly string[]): void {
  if (owner === undefined || owner.vin !== '') return
  owner.vin = vin
  owner.deliveredOn = Math.min(dayNumber(today) - 30, dayNumber(deliveredOn as Day))
}

/** Everybody's first visits, then their second ones, and so on: roughly by day, as a DMS writes them, and never by customer. */
async function writeVisits(
  folder: string,
  owners: readonly Owner[],
  { rounds, withLines }: { rounds: number; withLines: boolean },
): Promise<void> {
  const visits = opened(join(folder, demoFiles.visits.name), demoFiles.visits.header)
  const lines = withLines ? opened(join(folder, demoFiles.visitLines.name), demoFiles.visitLines.header) : null
  for (let round = 0; round < rounds; round++) {
    for (const [index, owner] of owners.entries()) {
      const cells = visitCells(owner, { index, round, rounds })
      await visits.write(cells)
      if (lines !== null)
        for (const line of lineCells(cells, randomStream(round, 'pair', index))) await lines.write(line)
    }
  }
  await visits.close()
  await lines?.close()
}

/** What the customer paid in work and parts, and now and then something on warranty. */
function lineCells([orderNo = '', , , , , , , , , paid = '0']: readonly string[], random: Random): string[][] {
  const fen = Math.round(Number(paid) * 100)
  const work = Math.round(fen * 0.4)
  const sold = [['保养', '工时', work, '客户'] as const, ['保养', '配件', fen - work, '客户'] as const]
  const replaced = ['维修', '质保更换', wholeBetween(random, 5_000, 80_000), '质保'] as const
  const all = random() < 0.3 ? [...sold, replaced] : sold
  return all.map(([category, item, soldFen, payer], at) => {
    const money = yuanText(soldFen)
    return [orderNo, String(at + 1), category, item, money, money, payer, yuanText(Math.round(soldFen * 0.6))]
  })
}

function visitCells(
  owner: Owner,
  { index, round, rounds }: { index: number; round: number; rounds: number },
): string[] {
  const random = randomStream(round, 'work', index)
  const since = dayNumber(today) - owner.deliveredOn
  const days = Math.floor(((round + random()) / rounds) * since)
  const on = owner.deliveredOn + days
  const [inMinute, stay, waiting] = [
    wholeBetween(random, 480, 1020),
    wholeBetween(random, 40, 300),
    wholeBetween(random, 0, 90),
  ]
  const [customerNo = '', , , , , , , , , advisor = '', centre = ''] = owner.cells
  return [
    `RO${dayText(on).replaceAll('-', '').slice(2)}${String(index).padStart(7, '0')}${String(round).padStart(3, '0')}`,
    owner.vin, customerNo, centre, timeText(on, inMinute), timeText(on, inMinute + stay), String(1 + days * 45),
    round === 0 ? '首保' : pick(random, kinds), advisor, yuanText(paidFen(random)), '已完成', timeText(on, inMinute + stay + waiting - 30),
    String(waiting), String(wholeBetween(random, 10, 60)), String(stay - 10),
  ] // prettier-ignore
}

function paidFen(random: Random): number {
  return random() < 0.2 ? 0 : Math.round(10 ** (4 + random() * 1.6))
}

interface Output {
  write(cells: readonly string[]): Promise<void>
  close(): Promise<void>
}

function opened(path: string, header: readonly string[]): Output {
  const stream = createWriteStream(path)
  let text = `\uFEFF${csvLine(header)}\n`
  return {
    async write(cells) {
      text += `${csvLine(cells)}\n`
      if (text.length < 1_000_000) return
      const room = stream.write(text)
      text = ''
      if (!room) await once(stream, 'drain')
    },
    async close() {
      stream.end(text)
      await once(stream, 'finish')
    },
  }
}
