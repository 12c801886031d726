import { useEffect, useRef, type ReactNode } from 'react'
import { useChange } from '#web/api/use-ask.ts'
import { Facts } from '#web/profile/facts.tsx'
import { useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote, Skeleton } from '#web/ui/note.tsx'

interface NumbersProps {
  readonly onClose: () => void
  /** To write down what came of it. */
  readonly onLog: () => void
}

/** Whole numbers, to call by; that somebody looked is written down. */
export function Numbers({ onClose, onLog }: NumbersProps): ReactNode {
  const words = useProfilePhrases()
  const { customerId } = useProfile()
  const { mutate: look, data, error } = useChange('POST /customers/{customerId}/contact-views')
  const hasLooked = useRef(false)
  useEffect(() => {
    // One look is one entry of the audit log.
    if (hasLooked.current) return
    hasLooked.current = true
    look({ params: { customerId }, body: { reason: 'call' } })
  }, [look, customerId])
  const called = data?.phone ?? null
  return (
    <Dialog
      title={words.callTitle}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onLog}>{words.writes.contact}</Button>
          {called !== null && (
            <LinkButton href={`tel:${called}`} variant="primary" icon="phone" download>
              {words.dial}
            </LinkButton>
          )}
        </>
      }
    >
      <div className="stack">
        {error !== null && <ProblemNote problem={error} />}
        {data === undefined && error === null && <Skeleton lines={4} />}
        {data !== undefined && (
          <Facts
            facts={[
              { label: words.phone, value: <b className="profile-phone">{data.phone ?? words.none}</b> },
              { label: words.otherPhones, value: data.otherPhones.join('、') },
              { label: words.wechat, value: data.wechat },
              { label: words.email, value: data.email },
              { label: words.address, value: data.address },
              { label: words.vin, value: data.vins.map(({ vin }) => vin).join('、') },
            ]}
          />
        )}
        <p className="muted">{words.callNote}</p>
      </div>
    </Dialog>
  )
}
