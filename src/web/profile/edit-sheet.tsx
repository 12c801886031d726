import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Problem } from '#web/api/problem.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { staleRoutes, useProfilePhrases } from '#web/profile/profile-of.ts'
import { Button } from '#web/ui/button.tsx'
import { Drawer } from '#web/ui/dialog.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'

interface EditSheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly onSave: () => void
  readonly isBusy: boolean
  readonly isUnfit?: boolean
  readonly problem: Problem | null
  readonly children: ReactNode
}

/** A form beside the profile. Where somebody was first it says who, and offers to look again. */
export function EditSheet({
  title,
  onClose,
  onSave,
  isBusy,
  isUnfit = false,
  problem,
  children,
}: EditSheetProps): ReactNode {
  const words = useProfilePhrases()
  const ui = useUiPhrases()
  const queries = useQueryClient()
  const lookAgain = (): void => {
    for (const route of staleRoutes) void queries.invalidateQueries({ queryKey: [route] })
    onClose()
  }
  return (
    <Drawer
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} isDisabled={isUnfit} onPress={onSave}>
            {ui.save}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isUnfit) onSave()
        }}
      >
        {children}
        {problem !== null &&
          (problem.code === 'changed-meanwhile' ? (
            <Note tone="bad" actions={<Button onPress={lookAgain}>{words.reload}</Button>}>
              {problem.title}
            </Note>
          ) : (
            <ProblemNote problem={problem} />
          ))}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Drawer>
  )
}
