import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ask } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { customersEn } from '#web/phrases/customers.en.ts'
import { customersZh } from '#web/phrases/customers.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Button } from '#web/ui/button.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface SetAdvisorProps {
  readonly customerIds: readonly number[]
  readonly onDone: () => void
}

/** As many as are changed in one go. */
const most = 1000

/** Names one advisor for everybody selected; can be taken back. */
export function SetAdvisor({ customerIds, onDone }: SetAdvisorProps): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const [isOpen, setOpen] = useState(false)
  if (customerIds.length === 0 || customerIds.length > most) return null
  return (
    <>
      <Button size="small" icon="person" onPress={() => setOpen(true)}>
        {words.setAdvisor}
      </Button>
      {isOpen && <AdvisorDialog customerIds={customerIds} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  )
}

function AdvisorDialog({
  customerIds,
  onDone,
  onClose,
}: SetAdvisorProps & { readonly onClose: () => void }): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const ui = useUiPhrases()
  const format = useFormat()
  const queries = useQueryClient()
  const [advisor, setAdvisor] = useState('')
  const { data } = useAsk('GET /customers/choices', {})
  const change = useChange('PUT /customers/advisors', ['GET /customers', 'GET /customers/{customerId}'])
  const choices = (data?.advisors ?? []).map(({ staffId, name }) => ({ value: String(staffId), label: name }))
  const name = choices.find(({ value }) => value === advisor)?.label ?? ''
  const send = (): void =>
    change.mutate(
      { body: { changes: [{ advisorId: Number(advisor), isHeld: true, customerIds: [...customerIds] }] } },
      {
        onSuccess: ({ before }) => {
          // This dialog is gone by then.
          const takeBack = async (): Promise<void> => {
            await ask('PUT /customers/advisors', { body: { changes: before } })
            await queries.invalidateQueries({ queryKey: ['GET /customers'] })
            showToast({ text: words.advisorUndone })
          }
          const failed = (problem: Problem): void => showToast({ text: problem.title, kind: 'problem' })
          showToast({ text: words.advisorSet(customerIds.length, name), onUndo: () => void takeBack().catch(failed) })
          onClose()
          onDone()
        },
      },
    )
  return (
    <Dialog
      title={words.setAdvisor}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isBusy={change.isPending} isDisabled={advisor === ''} onPress={send}>
            {ui.save}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.forHowMany(format.number(customerIds.length))}</p>
        <SelectField label={words.chooseAdvisor} value={advisor} onChange={setAdvisor} choices={choices} none="—" />
        {change.error !== null && <ProblemNote problem={change.error} />}
      </div>
    </Dialog>
  )
}
