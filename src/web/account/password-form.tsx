import { useState, type FormEvent, type ReactNode } from 'react'
import { useChange } from '#web/api/use-ask.ts'
import { accountEn } from '#web/phrases/account.en.ts'
import { accountZh } from '#web/phrases/account.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Button } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { TextField } from '#web/ui/text-field.tsx'

/** As the server has it (operations/accounts.ts): the server's answer is what counts. */
const leastLetters = 10

export function PasswordForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [hasTried, setTried] = useState(false)
  const change = useChange('PUT /me/password', ['GET /me', 'GET /me/sign-ins'])
  const tooShort = password.length < leastLetters
  const isOther = password !== again
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (old === '' || tooShort || isOther) return
    const onSuccess = (): void => {
      setOld('')
      setPassword('')
      setAgain('')
      setTried(false)
      onDone()
    }
    change.mutate({ body: { old, password } }, { onSuccess })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        label={words.old}
        type="password"
        autoComplete="current-password"
        value={old}
        onChange={setOld}
        problem={hasTried && old === '' ? words.fillIn : null}
      />
      <TextField
        label={words.next}
        hint={words.nextHint(leastLetters)}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        problem={hasTried && tooShort ? words.tooShort(leastLetters) : null}
      />
      <TextField
        label={words.again}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        problem={hasTried && isOther ? words.notSame : null}
      />
      {change.error !== null && <ProblemNote problem={change.error} />}
      <div>
        <Button type="submit" variant="primary" isBusy={change.isPending}>
          {words.change}
        </Button>
      </div>
    </form>
  )
}
