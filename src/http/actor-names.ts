import { staffOf } from '#store/staff.ts'
import type { Reader } from '#store/transaction.ts'

/** Who an actor of the audit log is: `staff 12` by name, a program with its owner's name; a terminal's user as written. */
export async function actorNames(reader: Reader, groupId: number): Promise<(actor: string) => string> {
  const names = new Map((await staffOf(reader, groupId)).map(({ staffId, name }) => [staffId, name]))
  return (actor) => {
    const staffId = staffIdOf(actor)
    return (staffId === null ? undefined : names.get(staffId)) ?? actor
  }
}

/** The member of staff behind `staff 12` and `token 3 of staff 12`; null for anybody else. */
export function staffIdOf(actor: string): number | null {
  const found = /(?:^|of )staff (\d+)$/.exec(actor)?.[1]
  return found === undefined ? null : Number(found)
}
