import { useState, type ReactNode } from 'react'
import { messageStateLabels, type MessageState } from '#domain/contact/message-state.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import type { Reply } from '#web/api/client.ts'
import { useChange } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { messagesEn } from '#web/phrases/messages.en.ts'
import { messagesZh } from '#web/phrases/messages.zh.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { CopyButton } from '#web/ui/copy-button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { instantText } from '#web/ui/format.ts'
import { ProblemNote } from '#web/ui/note.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Message = Reply<'GET /messages'>['rows'][number]
type Change = Message['mayBecome'][number]

const tones: Readonly<Record<MessageState, Tone>> = {
  waiting: 'accent',
  sending: 'accent',
  handed_over: 'accent',
  sent: 'good',
  delivered: 'good',
  read: 'good',
  uncertain: 'fair',
  failed: 'bad',
  not_sent: 'neutral',
  cancelled: 'neutral',
}

/** One message: to whom, what it says, where it stands and what can be made of it. */
export function MessageCard({ message }: { readonly message: Message }): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const say = useLabel()
  const { customerId, name, channel, purpose, playbookId, subject, body, state, madeAt } = message
  const about = [say(touchChannelLabels[channel]), say(touchPurposeLabels[purpose]), playbookId, instantText(madeAt)]
  return (
    <li className="message">
      <div className="message-head">
        <PersonName name={name} href={hrefTo('profile', { params: { customerId } })} />
        <Badge tone={tones[state]}>{say(messageStateLabels[state])}</Badge>
        <span className="muted">{about.filter((each) => each !== null).join(' · ')}</span>
      </div>
      {subject !== null && <b>{subject}</b>}
      {body === null ? <p className="muted">{words.hidden}</p> : <p className="message-body">{body}</p>}
      <Why message={message} />
      <div className="row no-print">
        <Changes message={message} />
        {body !== null && <CopyButton text={body} label={words.copy} />}
      </div>
    </li>
  )
}

function Why({
  message: { why, because, state, notBefore, providerSaid, attempts },
}: {
  readonly message: Message
}): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const say = useLabel()
  const format = useFormat()
  const parts = [
    why === null ? because : say(why),
    state === 'waiting' ? words.waitingFor(instantText(notBefore)) : null,
    attempts > 1 ? words.attempts(format.number(attempts)) : null,
    providerSaid === null ? null : words.providerSaid(providerSaid),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : <p className="message-why">{parts.join(' · ')}</p>
}

function Changes({ message }: { readonly message: Message }): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const [isAsking, setAsking] = useState(false)
  const change = useChange('PUT /messages/{messageId}/state', ['GET /messages', 'GET /worklist'])
  const { messageId, mayBecome } = message
  // What lies with the advisor is theirs to send: it is not taken back, they say that it did not go.
  const off = (['not_sent', 'cancelled'] as const).find((each) => mayBecome.includes(each))
  const make = (state: Change): void =>
    change.mutate(
      { params: { messageId }, body: { state } },
      {
        onSuccess: () => {
          showToast({ text: words.changed[state] })
          setAsking(false)
        },
      },
    )
  return (
    <>
      {mayBecome.includes('waiting') && (
        <Button size="small" onPress={() => setAsking(true)}>
          {words.sendAgain}
        </Button>
      )}
      {mayBecome.includes('sent') && (
        <Button size="small" isBusy={change.isPending} onPress={() => make('sent')}>
          {words.markSent}
        </Button>
      )}
      {off !== undefined && (
        <Button size="small" variant="quiet" isBusy={change.isPending} onPress={() => make(off)}>
          {off === 'cancelled' ? words.cancel : words.markNotSent}
        </Button>
      )}
      {mayBecome.includes('handed_over') && (
        <Button size="small" variant="quiet" isBusy={change.isPending} onPress={() => make('handed_over')}>
          {words.takeBack}
        </Button>
      )}
      {change.error !== null && !isAsking && <ProblemNote problem={change.error} />}
      {isAsking && (
        <Sure
          message={message}
          isBusy={change.isPending}
          problem={change.error}
          onYes={() => make('waiting')}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

interface SureProps {
  readonly message: Message
  readonly isBusy: boolean
  readonly problem: Error | null
  readonly onYes: () => void
  readonly onClose: () => void
}

function Sure({ message, isBusy, problem, onYes, onClose }: SureProps): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const ui = useUiPhrases()
  return (
    <Dialog
      title={words.sure}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} onPress={onYes}>
            {words.sendAgain}
          </Button>
        </>
      }
    >
      <div className="stack">
        {message.state === 'uncertain' && <p>{words.sureUncertain}</p>}
        <p className="muted">{words.surePlain}</p>
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  )
}
