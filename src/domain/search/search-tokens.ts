import { searchPhone, searchText } from '#domain/search/search-text.ts'

/** Who a customer is, as far as people look for somebody by it. */
export interface Findable {
  readonly name: string | null
  readonly customerNumbers: readonly string[]
  readonly phones: readonly string[]
  readonly cars: readonly { readonly vin: string; readonly plate: string | null }[]
}

/** How a character can be read, without tones: `单` → `dan`, `shan`, `chan`. Empty for what is not Chinese. */
export type Readings = (character: string) => readonly string[]

/** The first letter of a token tells what one must be allowed to see to look by it. */
export const tokenKinds = { name: 'n', contact: 'c', number: '#' } as const

export type TokenKind = keyof typeof tokenKinds

/** Longer names are found by their beginning. */
const longestName = 24
/** Names of which every character has several readings are found by the first of these. */
const mostReadings = 24

/** Every word that leads to a customer: what somebody types is the beginning of one of them. */
export function searchTokens(known: Findable, readings: Readings): string[] {
  const ofName = known.name === null ? [] : nameTokens(known.name, readings)
  return [
    ...kept('name', [...ofName, ...known.cars.flatMap(({ plate }) => (plate === null ? [] : plateTokens(plate)))]),
    ...kept('contact', [...known.phones.flatMap(phoneTokens), ...known.cars.flatMap(({ vin }) => vinTokens(vin))]),
    ...kept('number', known.customerNumbers.map(searchText)),
  ]
}

function kept(kind: TokenKind, words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => word !== '').map((word) => tokenKinds[kind] + word)
}

/** `王小明` → 王小明, 小明, 明; wangxiaoming, xiaoming; wxm, xm. */
function nameTokens(name: string, readings: Readings): string[] {
  const letters = [...searchText(name)].slice(0, longestName)
  const endings = letters.map((_, at) => letters.slice(at).join(''))
  return [...endings, ...soundTokens(letters, readings)]
}

function soundTokens(letters: readonly string[], readings: Readings): string[] {
  const read = letters.map((letter) => readings(letter))
  if (read.every((each) => each.length === 0)) return []
  const sounds = read.map((each, at) => (each.length === 0 ? [letters[at] ?? ''] : each))
  const starts = letters.length === 1 ? [0] : letters.slice(0, -1).map((_, at) => at)
  return starts.flatMap((start) => {
    const from = sounds.slice(start)
    const initials = from.map((each) => [...new Set(each.map((sound) => sound.slice(0, 1)))])
    return [...combined(from), ...combined(initials)]
  })
}

/** Every way to say a row of characters, up to a number. */
function combined(sounds: readonly (readonly string[])[]): string[] {
  return sounds.reduce<string[]>(
    (words, each) => words.flatMap((word) => each.map((sound) => word + sound)).slice(0, mostReadings),
    [''],
  )
}

/** Whole, the last eight digits, the last four. */
function phoneTokens(phone: string): string[] {
  const digits = searchPhone(phone)
  return [digits, digits.slice(-8), digits.slice(-4)]
}

/** `浙AD12345`: whole, without the province, without the city, the last five (the number of an electric car's), the last four. */
function plateTokens(plate: string): string[] {
  const text = searchText(plate)
  const ends = [text, text.slice(-5), text.slice(-4)]
  return /^\p{Script=Han}/u.test(text) ? [...ends, text.slice(1), text.slice(2)] : ends
}

/** Whole, the last eight characters, the last six. */
function vinTokens(vin: string): string[] {
  const text = searchText(vin)
  return [text, text.slice(-8), text.slice(-6)]
}
