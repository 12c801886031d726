import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type PromiseState, promiseStateLabels } from '#domain/relationship/promise-state.ts'
import { ask } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useLabel } from '#web/phrases/language.ts'
import { type Profile, staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { showToast } from '#web/ui/toasts.tsx'

interface PromiseEndProps {
  readonly promise: Profile['promises'][number]
}

/** Says what became of a promise: kept with one tap, otherwise by choice. Can be taken back. */
export function PromiseEnd({ promise: { dueOn, text } }: PromiseEndProps): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const queries = useQueryClient()
  const { customerId, mayEdit } = useProfile()
  const settle = useChange('PUT /customers/{customerId}/promises', staleRoutes)
  if (!mayEdit) return null
  const failed = ({ title }: Problem): void => showToast({ text: title, kind: 'problem' })
  // The promise is gone from the screen when this is pressed.
  const takeBack = async (): Promise<void> => {
    await ask('PUT /customers/{customerId}/promises', { params: { customerId }, body: { dueOn, text, state: 'open' } })
    for (const route of staleRoutes) await queries.invalidateQueries({ queryKey: [route] })
  }
  // Not as callbacks of `mutate`: by the time of the answer this may be gone from the screen, and they with it.
  const end = (state: PromiseState): void =>
    void settle.mutateAsync({ params: { customerId }, body: { dueOn, text, state } }).then(() => {
      const ended = words.promiseEnded(say(promiseStateLabels[state]))
      showToast({ text: ended, onUndo: () => void takeBack().catch(failed) })
    }, failed)
  return (
    <>
      <Button size="small" variant="quiet" icon="check" isBusy={settle.isPending} onPress={() => end('kept')}>
        {say(promiseStateLabels.kept)}
      </Button>
      <Menu
        label={words.promiseOtherwise}
        entries={(['broken', 'withdrawn'] as const).map((state) => ({
          id: state,
          label: say(promiseStateLabels[state]),
          onPress: () => end(state),
        }))}
      >
        <IconButton icon="more" size="small" label={words.promiseOtherwise} hasTooltip={false} />
      </Menu>
    </>
  )
}
