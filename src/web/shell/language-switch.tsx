import type { ReactNode } from 'react'
import { switchLanguage, useLanguage } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'

/** Names the other language in that language. */
export function LanguageSwitch(): ReactNode {
  const language = useLanguage()
  return (
    <Button size="small" variant="quiet" onPress={() => switchLanguage(language === 'zh' ? 'en' : 'zh')}>
      <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</span>
    </Button>
  )
}
