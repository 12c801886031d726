/** Columns that a text takes on a terminal: two for each Chinese character and full-width sign. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += widthOfCharacter(character.codePointAt(0) ?? 0)
  return width
}

// Ranges that Unicode's East Asian Width calls wide or full-width, as far as our texts and people's names reach.
function widthOfCharacter(code: number): number {
  if (code < 0x20 || (code >= 0x300 && code <= 0x36f) || code === 0x200b || code === 0xfeff) return 0
  if (code < 0x1100) return 1
  const isWide =
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  return isWide ? 2 : 1
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}

/** The text, or as much of it as fits with `…` behind. */
export function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (widthOf(kept) + widthOf(character) > width - 1) break
    kept += character
  }
  return `${kept}…`
}

const neverFirst = '，。、；：！？）」』”…%,.;:!?)'

/** Lines of at most `width` columns; breaks between words and between Chinese characters, not before a closing sign. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width))
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of paragraph.match(
    /\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+/gu,
  ) ?? []) {
    const fits = widthOf(line) + widthOf(piece.trimEnd()) <= width
    if (fits || line === '' || neverFirst.includes(piece)) line += piece
    else {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    }
  }
  return [...lines, line.trimEnd()]
}
