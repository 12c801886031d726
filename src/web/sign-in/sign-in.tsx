import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { signInEn } from '#web/phrases/sign-in.en.ts'
import { signInZh } from '#web/phrases/sign-in.zh.ts'
import { anyText, searchReader } from '#web/search-reader.ts'
import { Samples } from '#web/sign-in/samples.tsx'
import { Welcome } from '#web/sign-in/welcome.tsx'
import { useGo } from '#web/use-go.ts'
import { useSearch } from '#web/use-search.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Note, ProblemNote } from '#web/ui/note.tsx'
import { TextField } from '#web/ui/text-field.tsx'

const readBack = searchReader({ back: anyText, refused: anyText })

/** Back to where one was; only ever within the app. */
function within(back: string | undefined): string {
  return back !== undefined && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/'
}

export function SignIn(): ReactNode {
  const words = usePhrases(signInZh, signInEn)
  const go = useGo()
  const queries = useQueryClient()
  const [{ back, refused }] = useSearch(readBack)
  const [needsCode, setNeedsCode] = useState(false)
  const welcome = useAsk('GET /welcome', {})
  const enter = (): void => {
    queries.clear()
    go(within(back), { replace: true })
  }
  // Nobody can sign in to a server that has not been set up.
  const isNew = welcome.data?.needsSetUp === true
  useEffect(() => {
    if (isNew) go('/set-up', { replace: true })
  }, [isNew, go])
  if (isNew) return null
  return (
    <Welcome title={words.title} lead={words.lead}>
      {refused !== undefined && <Note>{words.refused}</Note>}
      {needsCode ? (
        <CodeForm onDone={enter} onBack={() => setNeedsCode(false)} />
      ) : (
        <PasswordForm samples={welcome.data?.samples ?? []} onDone={enter} onCode={() => setNeedsCode(true)} />
      )}
      {typeof welcome.data?.singleSignOn === 'string' && (
        <LinkButton href="/api/session/single-sign-on">{words.signInWith(welcome.data.singleSignOn)}</LinkButton>
      )}
    </Welcome>
  )
}

interface PasswordFormProps {
  readonly samples: Parameters<typeof Samples>[0]['samples']
  readonly onDone: () => void
  readonly onCode: () => void
}

function PasswordForm({ samples, onDone, onCode }: PasswordFormProps): ReactNode {
  const words = usePhrases(signInZh, signInEn)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [hasTried, setTried] = useState(false)
  const signIn = useChange('POST /session')
  const send = (body: { username: string; password: string }): void => {
    signIn.mutate({ body }, { onSuccess: ({ next }) => (next === 'code' ? onCode() : onDone()) })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (username.trim() !== '' && password !== '') send({ username: username.trim(), password })
  }
  const missing = (value: string): string | null => (hasTried && value.trim() === '' ? words.fillIn : null)
  return (
    <>
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          label={words.username}
          value={username}
          onChange={setUsername}
          name="username"
          autoComplete="username"
          problem={missing(username)}
          isRequired
          autoFocus
        />
        <TextField
          label={words.password}
          value={password}
          onChange={setPassword}
          name="password"
          type="password"
          autoComplete="current-password"
          problem={missing(password)}
          isRequired
        />
        {signIn.error !== null && <ProblemNote problem={signIn.error} />}
        <Button type="submit" variant="primary" size="large" isBusy={signIn.isPending}>
          {words.submit}
        </Button>
      </form>
      {samples.length > 0 && <Samples samples={samples} onChoose={send} />}
    </>
  )
}

function CodeForm({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }): ReactNode {
  const words = usePhrases(signInZh, signInEn)
  const [code, setCode] = useState('')
  const verify = useChange('POST /session/code')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    verify.mutate({ body: { code } }, { onSuccess: onDone })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={words.code}
        hint={words.codeHint}
        value={code}
        onChange={(value) => setCode(value.replace(/[^\w-]/g, '').slice(0, 20))}
        name="code"
        autoComplete="one-time-code"
        isRequired
        autoFocus
      />
      {verify.error !== null && <ProblemNote problem={verify.error} />}
      <div className="row">
        <Button type="submit" variant="primary" isBusy={verify.isPending} isDisabled={code.length < 6}>
          {words.verify}
        </Button>
        <Button variant="quiet" onPress={onBack}>
          {words.back}
        </Button>
      </div>
    </form>
  )
}
