/** A stream of text, taken line by line or in pieces of whole lines. */
export interface Lines {
  /** The next line with its end. Fails with the code `ARCHIVE_ENDS` where there is none. */
  next(): Promise<Buffer>
  /** Pieces of whole lines up to the line `end`, which is taken and not handed on. */
  until(end: string): AsyncGenerator<Buffer>
  isAtEnd(): Promise<boolean>
}

/** Longer than any row that can be: a file without line ends must not fill the memory. */
const longest = 256 * 1024 * 1024

/** Lines of `source`; `onPiece` is called each time that more of it has been read. */
export function archiveLines(source: AsyncIterable<Buffer>, onPiece: () => void): Lines {
  const pieces = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const piece = await pieces.next()
    if (piece.done === true) return false
    if (rest.length > longest) throw ends('a line without an end')
    rest = rest.length === 0 ? piece.value : Buffer.concat([rest, piece.value])
    onPiece()
    return true
  }
  const take = (length: number): Buffer => {
    const taken = rest.subarray(0, length)
    rest = rest.subarray(length)
    return taken
  }
  return {
    async next() {
      for (;;) {
        const at = rest.indexOf(10)
        if (at !== -1) return take(at + 1)
        if (!(await more())) throw ends('the file breaks off')
      }
    },
    async *until(end) {
      for (;;) {
        const at = startOfLine(rest, end)
        if (at > 0) yield take(at)
        if (at !== -1) {
          take(end.length)
          return
        }
        const whole = rest.lastIndexOf(10) + 1
        if (whole > 0) yield take(whole)
        if (!(await more())) throw ends('the file breaks off')
      }
    },
    async isAtEnd() {
      return rest.length === 0 && !(await more())
    },
  }
}

/** Where the line `end` begins in text that begins with a line; −1 where it is not there. */
function startOfLine(text: Buffer, end: string): number {
  if (text.subarray(0, end.length).toString('latin1') === end) return 0
  const at = text.indexOf(`\n${end}`)
  return at === -1 ? -1 : at + 1
}

function ends(message: string): Error {
  return Object.assign(new Error(message), { code: 'ARCHIVE_ENDS' })
}
