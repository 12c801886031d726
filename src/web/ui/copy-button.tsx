import { useState, type ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Button } from '#web/ui/button.tsx'

interface CopyButtonProps {
  /** What is copied; a function is asked as the button is pressed. */
  readonly text: string | (() => string)
  readonly label: string
  readonly size?: 'small' | 'medium'
  readonly icon?: 'copy' | 'link'
}

/** Copies a text, over plain HTTP too, where browsers keep the clipboard's own interface back. */
export function CopyButton({ text, label, size = 'small', icon = 'copy' }: CopyButtonProps): ReactNode {
  const words = useUiPhrases()
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => {
    const given = typeof text === 'string' ? text : text()
    setCopied(copied(given))
    setTimeout(() => setCopied(false), 2500)
  }
  return (
    <Button size={size} icon={isCopied ? 'check' : icon} onPress={copy}>
      {isCopied ? words.copied : label}
    </Button>
  )
}

function copied(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.style.position = 'fixed'
  field.style.opacity = '0'
  const before = document.activeElement
  // Within an open dialog, which keeps the focus to itself.
  ;(before?.closest('[role="dialog"], [role="alertdialog"]') ?? document.body).append(field)
  field.select()
  const isDone = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return isDone
}
