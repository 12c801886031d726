/** Somebody pressed Ctrl-C and the database has been closed. */
export class Interrupted extends Error {}

export function throwInterrupted(): never {
  throw new Interrupted()
}
