import { SaxesParser } from 'saxes'
import type { FileFault } from '#intake/file-fault.ts'

export interface XmlListener {
  /** An element begins; its name is without namespace prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  /** An element ends; `text` is what stood in it since the last tag. */
  close(name: string, text: string): void
}

/** Feeds the listener, not at all where there are no pieces, and yields after every piece, so that what it gathered can be handed on. */
export async function* xmlEvents(
  pieces: AsyncIterable<string | FileFault>,
  listener: XmlListener,
): AsyncGenerator<null | FileFault> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let isMalformed = false
  let isEmpty = true
  let text = ''
  parser.on('error', () => (isMalformed = true))
  parser.on('opentag', ({ name, attributes }) => {
    text = ''
    listener.open(localName(name), attributes)
  })
  parser.on('text', (more) => (text += more))
  parser.on('cdata', (more) => (text += more))
  parser.on('closetag', ({ name }) => {
    listener.close(localName(name), text)
    text = ''
  })
  for await (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece
      return
    }
    isEmpty = false
    parser.write(piece)
    if (isMalformed) break
    yield null
  }
  if (!isMalformed && !isEmpty) parser.close()
  if (isMalformed) yield { fault: 'damaged', line: null }
}

/** Reads a whole small part. */
export async function readXml(
  pieces: AsyncIterable<string | FileFault>,
  listener: XmlListener,
): Promise<FileFault | null> {
  for await (const fault of xmlEvents(pieces, listener)) if (fault !== null) return fault
  return null
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Office writes control characters as `_x000D_`. */
export function officeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
