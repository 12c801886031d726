import type { WorklistPhrases } from '#web/phrases/worklist.zh.ts'

/** A moment to come back to, by the clock on the reader's wall. */
export interface Moment {
  readonly id: string
  readonly label: string
  /** An instant in UTC. */
  readonly at: string
}

const hourMillis = 3_600_000

/** The moments that people choose most: in an hour, in three, tomorrow morning and afternoon. `now`: the server's. */
export function usualMoments(now: string, words: Pick<WorklistPhrases, 'inHours' | 'tomorrow'>): Moment[] {
  const from = Date.parse(now)
  const inHours = (n: number): Moment => ({
    id: `h${n}`,
    label: words.inHours(n),
    at: new Date(Math.ceil((from + n * hourMillis) / 300_000) * 300_000).toISOString(),
  })
  const tomorrow = (hour: number): Moment => {
    const at = new Date(from)
    at.setDate(at.getDate() + 1)
    at.setHours(hour, 0, 0, 0)
    return { id: `t${hour}`, label: words.tomorrow(`${hour}:00`), at: at.toISOString() }
  }
  return [inHours(1), inHours(3), tomorrow(10), tomorrow(15)]
}

/** What a field for date and time takes: `2026-03-01T10:00`, by the reader's wall. */
export function fieldText(at: string): string {
  const moment = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** The instant of a field's text; null where it is none. */
export function instantOfField(text: string): string | null {
  const moment = new Date(text)
  return text === '' || Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}
