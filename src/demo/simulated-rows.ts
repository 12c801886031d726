import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { appRows } from '#demo/app-rows.ts'
import { circleRows } from '#demo/circle-rows.ts'
import { touchRows } from '#demo/contact-rows.ts'
import { customerRow, vehicleRows } from '#demo/customer-rows.ts'
import type { Row } from '#demo/demo-files.ts'
import { newDirt } from '#demo/dirt.ts'
import { planRows } from '#demo/plan-rows.ts'
import { advisorsOfTeam, officeStaff, teamSize, type Colleague } from '#demo/staff.ts'
import { tellOf } from '#demo/told-customer.ts'
import { truthRow } from '#demo/truth-row.ts'
import { repairOrderRows, visitRows } from '#demo/visit-rows.ts'
import { voiceRows } from '#demo/voice-rows.ts'
import { centreAt, worldOf, type SimulationOptions, type World } from '#demo/world.ts'

/**
 * The rows of all files of a simulated group of centres, customer by customer: whoever writes them keeps every file
 * open and needs no memory for those behind. Headers are in `demoFiles`.
 */
export function* simulatedRows(options: SimulationOptions): Generator<Row, void, undefined> {
  const world = worldOf(options)
  const { form = 'kinds', dirtyShare = 0 } = options
  const dirt = dirtyShare > 0 ? newDirt(world, dirtyShare) : null
  for (const colleague of officeStaff(world)) yield staffRow(world, colleague)
  for (let customer = 0; customer < world.customers; customer++) {
    if (customer % teamSize(world) === 0) {
      for (const advisor of advisorsOfTeam(world, customer / teamSize(world))) yield staffRow(world, advisor)
    }
    const rows = customerRows(world, customer, form)
    for (const row of dirt === null ? rows : dirt.soil(customer, rows)) yield row
  }
}

function customerRows(world: World, customer: number, form: 'kinds' | 'repair-orders'): Row[] {
  const told = tellOf(world, customer)
  return [
    customerRow(told),
    ...vehicleRows(told),
    ...(form === 'kinds' ? visitRows(told) : repairOrderRows(told)),
    ...voiceRows(told),
    ...touchRows(told),
    ...appRows(told),
    ...circleRows(told),
    ...planRows(told),
    truthRow(told),
  ]
}

function staffRow(world: World, { staffNo, name, role, centre, phone, minutesPerDay }: Colleague): Row {
  const minutes = minutesPerDay === null ? '' : String(minutesPerDay)
  const cells = [
    staffNo,
    name,
    staffRoleLabels[role].zh,
    centreAt(world, centre).name,
    phone,
    '',
    staffNo.toLowerCase(),
    minutes,
  ]
  return { file: 'staff', cells }
}
