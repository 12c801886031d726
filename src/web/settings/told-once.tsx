import type { ReactNode } from 'react'
import { usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { Button } from '#web/ui/button.tsx'
import { CopyButton } from '#web/ui/copy-button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'

interface ToldOnceProps {
  readonly title: string
  readonly secret: string
  /** What to do with it. */
  readonly children: ReactNode
  readonly onClose: () => void
}

/** A password or token that was just made; nobody can look it up again. */
export function ToldOnce({ title, secret, children, onClose }: ToldOnceProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn)
  return (
    <Dialog
      title={title}
      isOpen
      isGrave
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          {words.keptIt}
        </Button>
      }
    >
      <div className="stack">
        <p>{children}</p>
        <code className="secret">{secret}</code>
        <div>
          <CopyButton text={secret} label={words.copy} />
        </div>
      </div>
    </Dialog>
  )
}
