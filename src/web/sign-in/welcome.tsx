import { useEffect, type ReactNode } from 'react'
import { LanguageSwitch } from '#web/shell/language-switch.tsx'
import { Wordmark } from '#web/ui/wordmark.tsx'
import '#web/sign-in/welcome.css'

interface WelcomeProps {
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}

/** The sheet of the pages before one is signed in. */
export function Welcome({ title, lead, children }: WelcomeProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · 续航 Longrange`
  }, [title])
  return (
    <div className="welcome">
      <header className="welcome-head">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className="welcome-sheet">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          <p className="muted">{lead}</p>
        </div>
        {children}
      </main>
    </div>
  )
}
