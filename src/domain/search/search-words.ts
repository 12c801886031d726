import type { Right } from '#domain/access/right.ts'
import { searchPhone } from '#domain/search/search-text.ts'
import { tokenKinds, type TokenKind } from '#domain/search/search-tokens.ts'

/** What one must be allowed to see to look by a kind of word; null = nothing more than customers. */
const neededRight: Readonly<Record<TokenKind, Right | null>> = {
  name: 'names.read',
  contact: 'contacts.read',
  number: null,
}

/** The beginnings of tokens that somebody's words can mean; none where there is nothing to look for. */
export function searchWords(words: string, rights: ReadonlySet<Right>): string[] {
  // Also takes the prefix of China off a phone number; anything else is left as it is.
  const text = searchPhone(words).slice(0, 40)
  if (text === '') return []
  return (Object.keys(tokenKinds) as TokenKind[]).flatMap((kind) => {
    const right = neededRight[kind]
    return right === null || rights.has(right) ? [tokenKinds[kind] + text] : []
  })
}
