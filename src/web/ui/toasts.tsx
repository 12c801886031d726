import { useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icons.tsx'
import '#web/ui/toasts.css'

export interface Toast {
  readonly text: ReactNode
  readonly kind?: 'done' | 'problem'
  /** Offers to take it back; the toast goes when that is pressed. */
  readonly onUndo?: () => void
}

interface Shown extends Toast {
  readonly number: number
}

let shown: readonly Shown[] = []
let last = 0
const listeners = new Set<() => void>()

/** Says what was done, or what went wrong, at the edge of the screen. */
export function showToast(toast: Toast): void {
  last += 1
  change([...shown.slice(-2), { ...toast, number: last }])
}

function change(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function dismiss(number: number): void {
  change(shown.filter((toast) => toast.number !== number))
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The place of the toasts: once, in the shell. */
export function Toasts(): ReactNode {
  const toasts = useSyncExternalStore(listen, () => shown)
  const words = useUiPhrases()
  return (
    <div className="toasts no-print" role="region" aria-label={words.notifications}>
      <div role="status" aria-live="polite">
        {toasts.map((toast) => (
          <OneToast key={toast.number} {...toast} />
        ))}
      </div>
    </div>
  )
}

function OneToast({ text, kind = 'done', onUndo, number }: Shown): ReactNode {
  const words = useUiPhrases()
  const staysFor = kind === 'problem' ? 15_000 : onUndo === undefined ? 5000 : 10_000
  useEffect(() => {
    const timer = setTimeout(() => dismiss(number), staysFor)
    return () => clearTimeout(timer)
  }, [number, staysFor])
  return (
    <div className={`toast toast-${kind}`}>
      <Icon name={kind === 'problem' ? 'alert' : 'check'} size={16} />
      <span className="toast-text">{text}</span>
      {onUndo !== undefined && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            onUndo()
            dismiss(number)
          }}
        >
          {words.undo}
        </Button>
      )}
      <IconButton icon="close" size="small" hasTooltip={false} label={words.close} onPress={() => dismiss(number)} />
    </div>
  )
}
