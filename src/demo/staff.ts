import type { StaffRole } from '#domain/access/staff-role.ts'
import { phoneOf, staffName } from '#demo/person.ts'
import { wholeBetween, randomStream, type Random } from '#demo/random.ts'
import type { World } from '#demo/world.ts'

export interface Colleague {
  readonly staffNo: string
  readonly name: string
  readonly role: StaffRole
  readonly centre: number
  readonly phone: string
  readonly minutesPerDay: number | null
}

const officeRoles = ['manager', 'analyst', 'admin'] as const
const advisorsPerCentreAndTeam = 2
const customersPerCentreAndTeam = 667

/**
 * Customers come in teams: each team brings two advisors to every centre, who look after 250 to 450 of them each.
 * So an advisor's customers do not depend on how many customers there are in all.
 */
export function teamSize(world: World): number {
  return world.centres.length * customersPerCentreAndTeam
}

export function officeStaff(world: World): Colleague[] {
  return world.centres.flatMap((_, centre) =>
    officeRoles.map((role, i) =>
      colleague(centre * officeRoles.length + i, { role, centre, minutesPerDay: role === 'manager' ? 60 : null }),
    ),
  )
}

export function advisorsOfTeam(world: World, team: number): Colleague[] {
  return world.centres.flatMap((_, centre) =>
    Array.from({ length: advisorsPerCentreAndTeam }, (_slot, slot) =>
      advisor(world, centre, team * advisorsPerCentreAndTeam + slot),
    ),
  )
}

/** The name of the n-th advisor of a centre. */
export function advisorName(world: World, centre: number, n: number): string {
  return staffName(advisorOrdinal(world, centre, n))
}

/** Which advisor of their centre looks after this customer. */
export function dedicatedAdvisor(world: World, customer: number, random: Random): number {
  const team = Math.floor(customer / teamSize(world))
  return team * advisorsPerCentreAndTeam + wholeBetween(random, 0, advisorsPerCentreAndTeam - 1)
}

/** How many advisors a centre has by the time this customer's team is there; at least two. */
export function advisorsBy(world: World, customer: number): number {
  return (Math.floor(customer / teamSize(world)) + 1) * advisorsPerCentreAndTeam
}

function advisor(world: World, centre: number, n: number): Colleague {
  const ordinal = advisorOrdinal(world, centre, n)
  const random = randomStream(world.seed, 'staff', ordinal)
  return colleague(ordinal, { role: 'advisor', centre, minutesPerDay: wholeBetween(random, 6, 12) * 10 })
}

function advisorOrdinal(world: World, centre: number, n: number): number {
  return world.centres.length * officeRoles.length + n * world.centres.length + centre
}

function colleague(ordinal: number, job: Pick<Colleague, 'role' | 'centre' | 'minutesPerDay'>): Colleague {
  return {
    staffNo: `S${String(ordinal + 1).padStart(4, '0')}`,
    name: staffName(ordinal),
    phone: phoneOf(90_000_000 + ordinal),
    ...job,
  }
}
