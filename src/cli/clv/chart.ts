/** A piece of SVG as text. */
export type Svg = string

/** What a chart measures on one side: from 0 or `from` to `to`, with a few round ticks. */
export interface Axis {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
  readonly show: (value: number) => string
}

/** Where values fall on the drawing. */
export interface Frame {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const width = 720
const height = 320
const frame = { left: 64, right: width - 28, top: 28, bottom: height - 48 }

/** A drawing with both axes; `says` is read out instead of it. */
export function chart(says: string, x: Axis, y: Axis, draw: (frame: Frame) => Svg): Svg {
  const scale =
    (axis: Axis, from: number, to: number) =>
    (value: number): number =>
      from + ((value - axis.from) / (axis.to - axis.from || 1)) * (to - from)
  const on: Frame = { ...frame, x: scale(x, frame.left, frame.right), y: scale(y, frame.bottom, frame.top) }
  const below = x.ticks.map((tick) => text([on.x(tick), frame.bottom + 18], x.show(tick), 'middle'))
  const beside = y.ticks.map(
    (tick) =>
      `<path class="grid" d="M${frame.left} ${round(on.y(tick))}H${frame.right}"/>${text([frame.left - 8, on.y(tick) + 4], y.show(tick), 'end')}`,
  )
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(says)}">
${beside.join('')}<path class="axis" d="M${frame.left} ${frame.bottom}H${frame.right}"/>${below.join('')}
${text([frame.left, 14], y.title, 'start', 'title')}${text([frame.right, height - 8], x.title, 'end', 'title')}
${draw(on)}
</svg>`
}

/** An axis from 0 to a round number not below `most`. */
export function axisTo(title: string, most: number, show: (value: number) => string = plain): Axis {
  const step = roundStep((most > 0 ? most : 1) / 5)
  const to = Math.max(step, Math.ceil(most / step - 1e-9) * step)
  return { title, from: 0, to, ticks: Array.from({ length: Math.round(to / step) + 1 }, (_, i) => i * step), show }
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1e-12)))
  return ([1, 2, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10) * power
}

function plain(value: number): string {
  return String(Number(value.toPrecision(6)))
}

export function line(points: readonly (readonly [number, number])[], { x, y }: Frame, className: string): Svg {
  if (points.length === 0) return ''
  return `<path class="line ${className}" d="M${points.map(([a, b]) => `${round(x(a))} ${round(y(b))}`).join('L')}"/>`
}

/** A rectangle between two values on each axis; `opacity` 0–1 where it is a shade. */
export function box(
  [x0, x1]: readonly [number, number],
  [y0, y1]: readonly [number, number],
  { x, y }: Frame,
  {
    className,
    opacity = 1,
    says = '',
  }: { readonly className: string; readonly opacity?: number; readonly says?: string },
): Svg {
  const shade = opacity === 1 ? '' : ` fill-opacity="${round(opacity)}"`
  const title = says === '' ? '' : `<title>${escaped(says)}</title>`
  return `<rect class="${className}"${shade} x="${round(x(x0))}" y="${round(y(y1))}" width="${round(x(x1) - x(x0))}" height="${round(y(y0) - y(y1))}">${title}</rect>`
}

export function dot([a, b]: readonly [number, number], { x, y }: Frame, className: string): Svg {
  return `<circle class="${className}" cx="${round(x(a))}" cy="${round(y(b))}" r="4"/>`
}

/** What the colours and strokes mean, at the top of the drawing. */
export function legend(entries: readonly (readonly [className: string, says: string])[]): Svg {
  let at = frame.right
  return entries
    .toReversed()
    .map(([className, says]) => {
      at -= textWidth(says) + 40
      return `<path class="line ${className}" d="M${at} 10h22"/>${text([at + 28, 14], says, 'start', 'title')}`
    })
    .join('')
}

function textWidth(words: string): number {
  return Array.from(words).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 6.6), 0)
}

export function text(
  [x, y]: readonly [number, number],
  words: string,
  anchor: 'start' | 'middle' | 'end',
  className = '',
): Svg {
  const named = className === '' ? '' : ` class="${className}"`
  return `<text${named} x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(words)}</text>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Names come from files: nothing in them is markup. */
export function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
