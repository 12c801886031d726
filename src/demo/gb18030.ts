/**
 * Encodes text as GB18030, as Chinese systems export it. The runtime only decodes that encoding, so the caller lends
 * its decoder and the table is read backwards out of it. What lies beyond the two-byte characters and the Latin ones
 * becomes `?`.
 */
export function gb18030Encoder(decode: (bytes: Uint8Array) => string): (text: string) => Uint8Array {
  const codes = codesByUnit(decode)
  return (text) => {
    const bytes = new Uint8Array(text.length * 4)
    let length = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      const code = unit < 128 ? unit : codes[unit] || question
      for (let shift = code > 0xffff ? 24 : code > 0xff ? 8 : 0; shift >= 0; shift -= 8)
        bytes[length++] = (code >>> shift) & 0xff
    }
    return bytes.slice(0, length)
  }
}

const question = 63

/** For each UTF-16 unit its two or four bytes as one number; 0 where it has none. */
function codesByUnit(decode: (bytes: Uint8Array) => string): Uint32Array {
  const codes = new Uint32Array(65_536)
  const learn = (...bytes: number[]) => {
    const text = decode(Uint8Array.from(bytes))
    if (text.length === 1 && text !== '\ufffd')
      codes[text.charCodeAt(0)] ||= bytes.reduce((code, byte) => code * 256 + byte, 0)
  }
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) learn(lead, trail)
  }
  // The first four-byte codes: the Latin characters that have no two-byte one, the yuan sign ¥ among them.
  for (let third = 0x81; third <= 0xfe; third++) {
    for (let fourth = 0x30; fourth <= 0x39; fourth++) learn(0x81, 0x30, third, fourth)
  }
  return codes
}
