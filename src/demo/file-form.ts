import { csvLine } from '#demo/csv-line.ts'
import { demoFiles, type DemoFile } from '#demo/demo-files.ts'
import type { SimulationOptions } from '#demo/world.ts'

/** How a file is written down. */
export interface FileForm {
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le-bom' | 'gb18030'
  readonly delimiter: ',' | ';' | '\t'
  /** Lines above the header, as a report has them. */
  readonly titles: readonly string[]
}

const plain: FileForm = { encoding: 'utf-8', delimiter: ',', titles: [] }

const messyForms: Partial<Record<DemoFile, Partial<FileForm>>> = {
  customers: { encoding: 'gb18030' },
  vehicles: { encoding: 'utf-8-bom', delimiter: ';' },
  household: { encoding: 'utf-16le-bom', delimiter: '\t' },
  visits: { encoding: 'utf-8-bom' },
  repairOrders: { encoding: 'gb18030' },
  surveys: { delimiter: '\t' },
  complaints: { titles: ['客户投诉登记表', '统计范围：全集团,,制表：客户关系部'] },
  touches: { delimiter: ';' },
}

/** Clean simulations write plain UTF-8 with commas; messy ones what one finds on desks. */
export function fileForm(file: DemoFile, isMessy: boolean): FileForm {
  return isMessy ? { ...plain, ...messyForms[file] } : plain
}

/** The lines before the first row: titles, if any, and the header. */
export function headLines(file: DemoFile, { titles, delimiter }: FileForm): string[] {
  return [...titles, csvLine(demoFiles[file].header, delimiter)]
}

/** The files that a simulation writes, in the order in which to import them. */
export function filesOf({
  form = 'kinds',
  dirtyShare = 0,
}: Pick<SimulationOptions, 'form' | 'dirtyShare'>): DemoFile[] {
  const unused: readonly DemoFile[] = form === 'kinds' ? ['repairOrders'] : ['visits', 'visitLines']
  return fileNames.filter((file) => !unused.includes(file) && (file !== 'dirt' || dirtyShare > 0))
}

const fileNames: readonly DemoFile[] = [
  'staff', 'customers', 'vehicles', 'usedVehicles', 'household', 'visits', 'visitLines', 'repairOrders', 'surveys', 'complaints',
  'appActivity', 'touches', 'referrals', 'promises', 'recommendations', 'appointments', 'truth', 'dirt',
] // prettier-ignore
