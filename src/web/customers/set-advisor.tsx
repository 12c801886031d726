import { useState, type ReactNode } from 'react'
import type { Count } from '#web/api/use-ask.ts'
import { useAsk } from '#web/api/use-ask.ts'
import type { CustomersQuery } from '#web/customers/query.ts'
import { type AdvisorTarget, useAdvisorChange } from '#web/customers/use-advisor-change.ts'
import { customersEn } from '#web/phrases/customers.en.ts'
import { customersZh } from '#web/phrases/customers.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Button } from '#web/ui/button.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import type { Selected } from '#web/ui/selection.ts'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface SetAdvisorProps {
  readonly query: CustomersQuery
  readonly selected: Selected
  /** How many are selected. */
  readonly count: Count
  readonly onDone: () => void
}

/** As many as are named one by one in one go; everybody whom the filters list has no such limit. */
const mostPicked = 1000

/** Names one advisor for everybody selected; can be taken back. */
export function SetAdvisor({ query, selected, count, onDone }: SetAdvisorProps): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const [isOpen, setOpen] = useState(false)
  const open = (): void => {
    if (selected.kind === 'some' && selected.keys.size > mostPicked)
      showToast({ text: words.tooManyPicked, kind: 'problem' })
    else setOpen(true)
  }
  return (
    <>
      <Button size="small" icon="person" onPress={open}>
        {words.setAdvisor}
      </Button>
      {isOpen && (
        <AdvisorDialog target={{ query, selected }} count={count} onDone={onDone} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

interface AdvisorDialogProps {
  readonly target: AdvisorTarget
  readonly count: Count
  readonly onDone: () => void
  readonly onClose: () => void
}

function AdvisorDialog({ target, count, onDone, onClose }: AdvisorDialogProps): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const ui = useUiPhrases()
  const format = useFormat()
  const [advisor, setAdvisor] = useState('')
  const { centre } = target.query
  const { data } = useAsk('GET /customers/choices', { query: centre === undefined ? {} : { centre } })
  const choices = (data?.advisors ?? []).map(({ staffId, name }) => ({ value: String(staffId), label: name }))
  const name = choices.find(({ value }) => value === advisor)?.label ?? ''
  const { send, isBusy, problem } = useAdvisorChange(target, () => {
    onClose()
    onDone()
  })
  return (
    <Dialog
      title={words.setAdvisor}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={advisor === ''}
            onPress={() => send({ staffId: Number(advisor), name })}
          >
            {ui.save}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.forHowMany(format.count(count))}</p>
        <SelectField
          label={words.chooseAdvisor}
          value={advisor}
          onChange={setAdvisor}
          choices={choices}
          none="—"
          {...(target.selected.kind === 'all' ? { hint: words.setForAll } : {})}
        />
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  )
}
