import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { IconButton } from '#web/ui/button.tsx'
import '#web/ui/dialog.css'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at its foot; the one that does it comes last. */
  readonly footer?: ReactNode
  /** A decision that a click beside it must not take away. */
  readonly isGrave?: boolean
  readonly size?: 'small' | 'medium' | 'large'
}

export function Dialog(props: DialogProps): ReactNode {
  const { size = 'medium', isGrave = false } = props
  return (
    <Sheet
      {...props}
      overlay="dialog-overlay"
      frame={`dialog dialog-${size}`}
      role={isGrave ? 'alertdialog' : 'dialog'}
    />
  )
}

/** Comes from the side; from below on a phone. For one thing of a list while the list stays. */
export function Drawer(props: Omit<DialogProps, 'isGrave'>): ReactNode {
  return <Sheet {...props} overlay="drawer-overlay" frame={`drawer drawer-${props.size ?? 'medium'}`} role="dialog" />
}

interface SheetProps extends DialogProps {
  readonly overlay: string
  readonly frame: string
  readonly role: 'dialog' | 'alertdialog'
}

function Sheet({ title, isOpen, onClose, children, footer, overlay, frame, role }: SheetProps): ReactNode {
  const words = useUiPhrases()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={role === 'dialog'}
      className={`overlay ${overlay}`}
    >
      <Modal className={frame}>
        <AriaDialog role={role} className="sheet">
          <header className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <IconButton icon="close" label={words.close} size="small" hasTooltip={false} onPress={onClose} />
          </header>
          <div className="sheet-body">{children}</div>
          {footer !== undefined && <footer className="sheet-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
