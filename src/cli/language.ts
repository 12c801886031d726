import type { Language } from '#domain/label.ts'

/** Chinese is the product's first language: it is spoken where the machine says nothing of another. */
export function languageOfLocale(...locales: readonly (string | undefined)[]): Language {
  const locale = locales.find((each) => each !== undefined && each !== '')
  if (locale === undefined || /^(C|POSIX|zh)\b/i.test(locale.replaceAll(/[._@]/g, ' '))) return 'zh'
  return 'en'
}
