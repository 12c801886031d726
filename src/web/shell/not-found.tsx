import type { ReactNode } from 'react'
import { usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page } from '#web/ui/page.tsx'

export function NotFound(): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  return (
    <Page title={words.notFound}>
      <Empty icon="pin" title={words.notFoundNext} actions={<LinkButton href="/">{words.home}</LinkButton>} />
    </Page>
  )
}
