import { pinyin } from 'pinyin-pro'

const known = new Map<string, readonly string[]>()

/** How a Chinese character can be read, without tones and with `v` for ü, the usual reading first; nothing for others. */
export function readingsOf(character: string): readonly string[] {
  const found = known.get(character)
  if (found !== undefined) return found
  const readings = /^\p{Script=Han}$/u.test(character) ? lookUp(character) : []
  known.set(character, readings)
  return readings
}

function lookUp(character: string): string[] {
  const read = pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true })
  return [...new Set(read.map((sound) => sound.toLowerCase()))].filter((sound) => /^[a-z]+$/.test(sound))
}
