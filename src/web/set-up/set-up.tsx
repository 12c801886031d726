import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { setUpEn } from '#web/phrases/set-up.en.ts'
import { setUpZh, type SetUpPhrases } from '#web/phrases/set-up.zh.ts'
import { Welcome } from '#web/sign-in/welcome.tsx'
import { useGo } from '#web/use-go.ts'
import { Button, IconButton, LinkButton } from '#web/ui/button.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { TextField } from '#web/ui/text-field.tsx'

interface Entries {
  readonly code: string
  readonly group: string
  readonly name: string
  readonly username: string
  readonly password: string
}

const nothing: Entries = { code: '', group: '', name: '', username: '', password: '' }
const least: Readonly<Partial<Record<keyof Entries, number>>> = { username: 2, password: 10 }

/** Why an entry cannot stay so; null where it can. */
function problemOf(entries: Entries, field: keyof Entries, words: SetUpPhrases): string | null {
  const value = entries[field].trim()
  if (value === '') return words.fillIn
  const length = least[field]
  return length !== undefined && value.length < length ? words.tooShort(length) : null
}

/** The first page of a new server; whoever comes back to it later is sent on to sign in. */
export function SetUp(): ReactNode {
  const words = usePhrases(setUpZh, setUpEn)
  const welcome = useAsk('GET /welcome', {})
  const isDone = welcome.data?.needsSetUp === false
  return (
    <Welcome title={words.title} lead={isDone ? words.doneLead : words.lead}>
      {isDone ? (
        <LinkButton href="/sign-in" variant="primary">
          {words.signIn}
        </LinkButton>
      ) : (
        <SetUpForm />
      )}
    </Welcome>
  )
}

/** The code from the terminal, the group, its centres, an administrator. */
function SetUpForm(): ReactNode {
  const words = usePhrases(setUpZh, setUpEn)
  const go = useGo()
  const queries = useQueryClient()
  const [entries, setEntries] = useState(nothing)
  const [centres, setCentres] = useState<readonly string[]>([''])
  const [hasTried, setTried] = useState(false)
  const setUp = useChange('POST /setup')
  const signIn = useChange('POST /session')
  const named = centres.map((name) => name.trim()).filter((name) => name !== '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const { code, group, ...administrator } = entries
    const fields = ['code', 'group', 'name', 'username', 'password'] as const
    if (named.length === 0 || fields.some((field) => problemOf(entries, field, words) !== null)) return
    const body = { code: code.trim(), group: group.trim(), centres: named, administrator }
    const enter = (): void => {
      queries.clear()
      go('/', { replace: true })
    }
    // Whoever has just chosen a password need not type it again; where that fails there is the sign-in page.
    const { username, password } = administrator
    const login = { body: { username: username.trim(), password } }
    setUp.mutate({ body }, { onSuccess: () => signIn.mutate(login, { onSettled: enter }) })
  }
  const tie = (field: keyof Entries): FieldTie => ({
    label: words[field],
    name: field,
    value: entries[field],
    onChange: (value) => setEntries({ ...entries, [field]: value }),
    problem: hasTried ? problemOf(entries, field, words) : null,
    isRequired: true,
  })
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField {...tie('code')} hint={words.codeHint} autoComplete="off" autoFocus />
      <TextField {...tie('group')} hint={words.groupHint} autoComplete="organization" />
      <Centres centres={centres} onChange={setCentres} problem={hasTried && named.length === 0 ? words.fillIn : null} />
      <fieldset className="fieldset stack">
        <legend>{words.administrator}</legend>
        <TextField {...tie('name')} autoComplete="name" />
        <TextField {...tie('username')} hint={words.usernameHint} autoComplete="username" />
        <TextField {...tie('password')} hint={words.passwordHint} type="password" autoComplete="new-password" />
      </fieldset>
      {setUp.error !== null && <ProblemNote problem={setUp.error} />}
      <Button type="submit" variant="primary" size="large" isBusy={setUp.isPending || signIn.isPending}>
        {words.submit}
      </Button>
    </form>
  )
}

interface FieldTie {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: string | null
  readonly isRequired: true
}

interface CentresProps {
  readonly centres: readonly string[]
  readonly onChange: (centres: readonly string[]) => void
  readonly problem: string | null
}

function Centres({ centres, onChange, problem }: CentresProps): ReactNode {
  const words = usePhrases(setUpZh, setUpEn)
  return (
    <fieldset className="fieldset stack">
      <legend>{words.centres}</legend>
      {centres.map((name, number) => (
        <div key={number} className="with-button">
          <TextField
            label={words.centreName(number + 1)}
            value={name}
            onChange={(value) => onChange(centres.with(number, value))}
            problem={number === 0 ? problem : null}
          />
          {centres.length > 1 && (
            <IconButton
              icon="close"
              label={words.removeCentre(number + 1)}
              onPress={() => onChange(centres.toSpliced(number, 1))}
            />
          )}
        </div>
      ))}
      <div>
        <Button size="small" icon="plus" onPress={() => onChange([...centres, ''])}>
          {words.addCentre}
        </Button>
      </div>
    </fieldset>
  )
}
