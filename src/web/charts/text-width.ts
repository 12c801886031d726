/** About how wide a name is, in pixels at 13 px: Chinese characters are square. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 13 : 7.2), 0)
}
