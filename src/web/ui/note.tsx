import type { ReactNode } from 'react'
import { Problem } from '#web/api/problem.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon, type IconName } from '#web/ui/icons.tsx'
import '#web/ui/note.css'

interface EmptyProps {
  readonly title: string
  /** What to do next. */
  readonly children?: ReactNode
  readonly icon?: IconName
  readonly actions?: ReactNode
}

/** Nothing is here, and what to do about that. */
export function Empty({ title, children, icon = 'list', actions }: EmptyProps): ReactNode {
  return (
    <div className="empty">
      <Icon name={icon} size={28} />
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="empty-text">{children}</div>}
      {actions !== undefined && <div className="row">{actions}</div>}
    </div>
  )
}

interface NoteProps {
  readonly children: ReactNode
  readonly tone?: 'info' | 'good' | 'fair' | 'bad'
  readonly actions?: ReactNode
}

export function Note({ children, tone = 'info', actions }: NoteProps): ReactNode {
  const icon = tone === 'info' ? 'info' : tone === 'good' ? 'check' : 'alert'
  return (
    <div className={`note note-${tone}`}>
      <Icon name={icon} size={16} />
      <div className="note-text">{children}</div>
      {actions}
    </div>
  )
}

interface ProblemNoteProps {
  readonly problem: Error
  readonly onRetry?: () => void
}

/** Why something could not be had, in the server's words, and a way to try again. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps): ReactNode {
  const words = useUiPhrases()
  const { title, detail, id } = tellOf(problem)
  return (
    <div role="alert">
      <Note
        tone="bad"
        actions={
          onRetry !== undefined &&
          mayPass(problem) && (
            <Button size="small" icon="refresh" onPress={onRetry}>
              {words.retry}
            </Button>
          )
        }
      >
        <strong>{title ?? (isOffline(problem) ? words.offline : words.problem)}</strong>
        {detail !== null && <p>{detail}</p>}
        {id !== null && <p className="muted">{words.problemId(id)}</p>}
      </Note>
    </div>
  )
}

/** What is not there, or not for this reader, is not there a second time either. */
function mayPass(problem: Error): boolean {
  return !(problem instanceof Problem && (problem.status === 403 || problem.status === 404))
}

function isOffline(problem: Error): boolean {
  return problem instanceof Problem && problem.status === 0
}

function tellOf(problem: Error): { title: string | null; detail: string | null; id: string | null } {
  if (!(problem instanceof Problem)) return { title: null, detail: null, id: null }
  const id = problem.facts['id']
  return { title: problem.title || null, detail: problem.detail, id: typeof id === 'string' ? id : null }
}

/** Grey lines while something comes. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }): ReactNode {
  const words = useUiPhrases()
  return (
    <div className="skeleton" role="status">
      <span className="hidden-text">{words.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" />
      ))}
    </div>
  )
}

interface ProgressBarProps {
  readonly label: string
  /** 0–1; null: under way, nobody knows how far. */
  readonly share: number | null
  readonly note?: ReactNode
}

export function ProgressBar({ label, share, note }: ProgressBarProps): ReactNode {
  return (
    <div className="progress">
      <div className="progress-words">
        <span>{label}</span>
        <span className="muted">{note ?? (share === null ? '' : `${Math.floor(share * 100)}%`)}</span>
      </div>
      <progress aria-label={label} {...(share === null ? {} : { value: share, max: 1 })} />
    </div>
  )
}
