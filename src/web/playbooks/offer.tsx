import type { ReactNode } from 'react'
import { useChange } from '#web/api/use-ask.ts'
import type { Told } from '#web/playbooks/told.ts'
import { useWords } from '#web/playbooks/use-words.ts'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { showToast } from '#web/ui/toasts.tsx'

interface OfferProps {
  readonly told: Told
  readonly offered: NonNullable<Told['offered']>
}

/** What the release ships otherwise, line by line; taken or left, it is not offered again. */
export function Offer({ told, offered }: OfferProps): ReactNode {
  const words = useWords()
  const answer = useChange('POST /playbooks/{playbookId}/offer', ['GET /playbooks', 'GET /playbooks/{playbookId}'])
  const say = (isTaken: boolean): void =>
    answer.mutate(
      { params: { playbookId: told.id }, body: { digest: offered.digest, isTaken } },
      { onSuccess: () => showToast({ text: words.answered, kind: 'done' }) },
    )
  return (
    <Panel
      title={words.offer}
      actions={
        <>
          <Button isBusy={answer.isPending} onPress={() => say(false)}>
            {words.leave}
          </Button>
          <Button variant="primary" isBusy={answer.isPending} onPress={() => say(true)}>
            {words.take}
          </Button>
        </>
      }
    >
      {answer.error !== null && <ProblemNote problem={answer.error} />}
      <pre className="playbook-diff" tabIndex={0}>
        {offered.lines.map(({ kind, text, line }) => (
          <span key={`${kind} ${line}`} className={`diff-${kind}`}>
            {kind === 'gone' ? '− ' : kind === 'new' ? '+ ' : '  '}
            {text}
            {'\n'}
          </span>
        ))}
      </pre>
    </Panel>
  )
}
