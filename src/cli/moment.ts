// Swedish writes dates as we do: `2026-11-22 13:33`.
const wallClock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' })

/** An instant as the clock on the wall of this machine shows it; what is no instant stays as it is. */
export function momentText(instant: string): string {
  const time = Date.parse(instant)
  return Number.isNaN(time) ? instant : wallClock.format(time)
}
