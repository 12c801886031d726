import { useCallback, useSyncExternalStore } from 'react'
import { languages, type Label, type Language } from '#domain/label.ts'
import { kept, keep } from '#web/kept.ts'

const listeners = new Set<() => void>()
let current: Language = languages.find((language) => language === kept('language')) ?? browserLanguage()

/** Chinese first: English only for a browser that wants no Chinese. */
function browserLanguage(): Language {
  return navigator.languages.some((wanted) => wanted.startsWith('zh')) ? 'zh' : 'en'
}

export function currentLanguage(): Language {
  return current
}

/** Switches every text at once, and remembers it. */
export function switchLanguage(language: Language): void {
  current = language
  keep('language', language)
  document.documentElement.lang = htmlLanguage[language]
  for (const listener of listeners) listener()
}

export const htmlLanguage: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

export function useLanguage(): Language {
  return useSyncExternalStore(listen, currentLanguage)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The words of a screen in the reader's language: `usePhrases(shellZh, shellEn)`. */
export function usePhrases<T>(zh: T, en: T): T {
  return useLanguage() === 'zh' ? zh : en
}

/** The reader's side of a label of the domain. */
export function useLabel(): (label: Label) => string {
  const language = useLanguage()
  return useCallback((label: Label) => label[language], [language])
}
