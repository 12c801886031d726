import { useState, type FormEvent, type ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { useChange } from '#web/api/use-ask.ts'
import { accountEn } from '#web/phrases/account.en.ts'
import { accountZh } from '#web/phrases/account.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { CopyButton } from '#web/ui/copy-button.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { QrCode } from '#web/ui/qr-code.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'

type Begun = Reply<'POST /me/second-factor'>

/** A code of an authenticator app besides the password; on and off with the password. */
export function SecondFactor({ isOn }: { readonly isOn: boolean }): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  const [begun, setBegun] = useState<Begun | null>(null)
  return (
    <Panel
      title={words.secondFactor}
      subtitle={words.secondFactorNote}
      actions={<Badge tone={isOn ? 'good' : 'neutral'}>{isOn ? words.on : words.off}</Badge>}
    >
      {isOn ? (
        <Off />
      ) : begun === null ? (
        <Begin onBegun={setBegun} />
      ) : (
        <ConfirmCode begun={begun} onDone={() => setBegun(null)} />
      )}
    </Panel>
  )
}

function Begin({ onBegun }: { readonly onBegun: (begun: Begun) => void }): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  const begin = useChange('POST /me/second-factor')
  return (
    <WithPassword
      label={words.turnOn}
      isBusy={begin.isPending}
      problem={begin.error}
      onSubmit={(password) => begin.mutate({ body: { password } }, { onSuccess: onBegun })}
    />
  )
}

function Off(): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  const end = useChange('DELETE /me/second-factor', ['GET /me/sign-ins'])
  return (
    <WithPassword
      label={words.turnOff}
      isBusy={end.isPending}
      problem={end.error}
      onSubmit={(password) => end.mutate({ body: { password } })}
    />
  )
}

interface WithPasswordProps {
  readonly label: string
  readonly isBusy: boolean
  readonly problem: Error | null
  readonly onSubmit: (password: string) => void
}

function WithPassword({ label, isBusy, problem, onSubmit }: WithPasswordProps): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (password !== '') onSubmit(password)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={words.yourPassword}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {problem !== null && <ProblemNote problem={problem} />}
      <div>
        <Button type="submit" isBusy={isBusy} isDisabled={password === ''}>
          {label}
        </Button>
      </div>
    </form>
  )
}

function ConfirmCode({ begun, onDone }: { readonly begun: Begun; readonly onDone: () => void }): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  const [code, setCode] = useState('')
  const confirm = useChange('POST /me/second-factor/confirm', ['GET /me/sign-ins'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const onSuccess = (): void => {
      showToast({ text: words.isOn })
      onDone()
    }
    confirm.mutate({ body: { code } }, { onSuccess })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p>{words.scan}</p>
      <QrCode text={begun.uri} label={words.qrCode} />
      <p>{words.typeSecret}</p>
      <code className="secret">{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
      <div className="row">
        <CopyButton text={begun.secret} label={words.copySecret} />
        <a href={begun.uri} target="_self">
          {words.openApp}
        </a>
      </div>
      <Note tone="fair">{words.backupNote}</Note>
      <ul className="account-codes">
        {begun.backupCodes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <div>
        <CopyButton text={begun.backupCodes.join('\n')} label={words.copyCodes} />
      </div>
      <TextField
        label={words.code}
        value={code}
        onChange={(text) => setCode(text.replace(/\D/g, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      {confirm.error !== null && <ProblemNote problem={confirm.error} />}
      <div>
        <Button type="submit" variant="primary" isBusy={confirm.isPending} isDisabled={code.length !== 6}>
          {words.confirm}
        </Button>
      </div>
    </form>
  )
}
