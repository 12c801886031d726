import { parseDay } from '#domain/calendar.ts'
import { type CustomerSort, daySorts, type ListPlace } from '#store/customer-list.ts'

/** Where a list goes on, as a text that callers hand back unread. */
export function cursorOf({ value, customerId }: ListPlace): string {
  return Buffer.from(JSON.stringify([value, customerId])).toString('base64url')
}

/** Null for a text that is not one of ours for this order. */
export function placeOf(cursor: string, sort: CustomerSort): ListPlace | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(read) || read.length !== 2) return null
    const [value, customerId] = read as readonly unknown[]
    if (typeof customerId !== 'number' || !Number.isSafeInteger(customerId)) return null
    return value === null || isValueOf(sort, value) ? { value, customerId } : null
  } catch {
    return null
  }
}

function isValueOf(sort: CustomerSort, value: unknown): value is string | number {
  if (daySorts.includes(sort)) return typeof value === 'string' && parseDay(value) !== null
  return typeof value === 'number' && Number.isSafeInteger(value)
}
