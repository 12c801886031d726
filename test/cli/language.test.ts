import { expect, test } from 'vitest'
import { languageOfLocale } from '#cli/language.ts'

test.each([
  [undefined, undefined, undefined, 'zh', 'nothing is known: Chinese is the first language'],
  ['', '', '', 'zh', 'set but empty says nothing'],
  ['zh_CN.UTF-8', undefined, undefined, 'zh', 'Chinese'],
  ['zh_TW', undefined, 'en_US.UTF-8', 'zh', 'LC_ALL goes first'],
  [undefined, 'en_GB.UTF-8', 'zh_CN.UTF-8', 'en', 'LC_MESSAGES goes before LANG'],
  [undefined, undefined, 'en_US.UTF-8', 'en', 'English'],
  [undefined, undefined, 'de_DE.UTF-8', 'en', 'neither: English is understood more widely'],
  [undefined, undefined, 'C.UTF-8', 'zh', 'a machine without a language'],
  [undefined, undefined, 'POSIX', 'zh', 'the same'],
] as const)('%s, %s, %s → %s: %s', (...row) => {
  const [all, messages, lang, language] = row
  expect(languageOfLocale(all, messages, lang)).toBe(language)
})
