import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type InterestState, interestStateLabels } from '#domain/relationship/interest.ts'
import { ask } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { useChange } from '#web/api/use-ask.ts'
import { useLabel } from '#web/phrases/language.ts'
import { NowItem } from '#web/profile/now-item.tsx'
import { type Profile, staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** Something that a customer would like to have, with a tap for each way that it can end. Can be taken back. */
export function InterestItem({ interest }: { readonly interest: Profile['interests'][number] }): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const format = useFormat()
  const queries = useQueryClient()
  const { today } = useMe().group
  const { customerId, mayEdit } = useProfile()
  const { interestId, text, recordedOn } = interest
  const params = { customerId, interestId }
  const settle = useChange('PUT /customers/{customerId}/interests/{interestId}', staleRoutes)
  const failed = ({ title }: Problem): void => showToast({ text: title, kind: 'problem' })
  // The interest is gone from the screen when this is pressed.
  const takeBack = async (): Promise<void> => {
    await ask('PUT /customers/{customerId}/interests/{interestId}', { params, body: { state: 'open' } })
    for (const route of staleRoutes) await queries.invalidateQueries({ queryKey: [route] })
  }
  // Not as callbacks of `mutate`: by the time of the answer this may be gone from the screen, and they with it.
  const end = (state: InterestState): void =>
    void settle.mutateAsync({ params, body: { state } }).then(() => {
      const ended = words.interestEnded(text, say(interestStateLabels[state]))
      showToast({ text: ended, onUndo: () => void takeBack().catch(failed) })
    }, failed)
  const buttons = (['booked', 'declined'] as const).map((state) => (
    <Button
      key={state}
      size="small"
      variant="quiet"
      icon={state === 'booked' ? 'check' : 'close'}
      isBusy={settle.isPending}
      onPress={() => end(state)}
    >
      {say(interestStateLabels[state])}
    </Button>
  ))
  return (
    <NowItem sign={words.interest} tone="accent" on={null} end={mayEdit ? buttons : null}>
      <span>{text}</span>
      <span className="muted">{words.interestSince(format.day(recordedOn, today))}</span>
    </NowItem>
  )
}
