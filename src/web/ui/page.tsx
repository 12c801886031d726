import { useEffect, type ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Freshness } from '#web/ui/freshness.tsx'
import { Icon } from '#web/ui/icons.tsx'
import '#web/ui/page.css'

export interface Crumb {
  readonly label: string
  readonly href: string
}

interface PageProps {
  readonly title: string
  readonly subtitle?: ReactNode
  /** Where it stands: the screens above it. */
  readonly crumbs?: readonly Crumb[]
  /** As of when its figures are, when they were computed, and whether that failed. */
  readonly freshness?: { readonly asOf: Day | null; readonly computedAt: string | null; readonly hasFailed?: boolean }
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Reading width, for forms and texts. */
  readonly isNarrow?: boolean
}

/** One screen: its name, how fresh it is, what can be done, and what it shows. */
export function Page({
  title,
  subtitle,
  crumbs = [],
  freshness,
  actions,
  children,
  isNarrow = false,
}: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · 续航 Longrange`
  }, [title])
  return (
    <div className={isNarrow ? 'page page-narrow' : 'page'}>
      <header className="page-head">
        <div className="page-name">
          {crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
          <h1 tabIndex={-1}>{title}</h1>
          {(subtitle !== undefined || freshness !== undefined) && (
            <div className="page-sub">
              {subtitle}
              {freshness !== undefined && <Freshness {...freshness} />}
            </div>
          )}
        </div>
        {actions !== undefined && <div className="page-actions no-print">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactNode {
  const words = useUiPhrases()
  return (
    <nav aria-label={words.breadcrumb} className="crumbs no-print">
      <ol>
        {crumbs.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
            <Icon name="chevronRight" size={12} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface PanelProps {
  readonly title?: string
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** The list inside brings its own edges. */
  readonly isFlush?: boolean
  readonly level?: 2 | 3
}

/** A part of a screen with a name: one sheet of paper, hairline around it. */
export function Panel({ children, isFlush = false, ...head }: PanelProps): ReactNode {
  const { title, actions } = head
  return (
    <section className={isFlush ? 'panel panel-flush' : 'panel'} aria-label={title}>
      {(title !== undefined || actions !== undefined) && <PanelHead {...head} />}
      <div className="panel-body">{children}</div>
    </section>
  )
}

function PanelHead({ title, subtitle, actions, level = 2 }: Omit<PanelProps, 'children'>): ReactNode {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <header className="panel-head">
      <div>
        {title !== undefined && <Title>{title}</Title>}
        {subtitle !== undefined && <p className="panel-sub">{subtitle}</p>}
      </div>
      {actions !== undefined && <div className="row no-print">{actions}</div>}
    </header>
  )
}
