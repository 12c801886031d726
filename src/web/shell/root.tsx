import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { htmlLanguage, useLanguage } from '#web/phrases/language.ts'
import { Announcer } from '#web/shell/announcer.tsx'
import { Toasts } from '#web/ui/toasts.tsx'

/** What stands around every page, signed in or not. */
export function Root(): ReactNode {
  return (
    <I18nProvider locale={htmlLanguage[useLanguage()]}>
      <Outlet />
      <Toasts />
      <Announcer />
    </I18nProvider>
  )
}
