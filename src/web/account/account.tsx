import type { ReactNode } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { PasswordForm } from '#web/account/password-form.tsx'
import { SecondFactor } from '#web/account/second-factor.tsx'
import { accountEn } from '#web/phrases/account.en.ts'
import { accountZh } from '#web/phrases/account.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { instantText } from '#web/ui/format.ts'
import { ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import '#web/settings/settings.css'

/** One's own password, second factor and the places where one is signed in. */
export function Account(): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  const { data, error, refetch } = useAsk('GET /me/sign-ins', {})
  return (
    <Page title={words.title} isNarrow {...(data === undefined ? {} : { subtitle: data.username })}>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={6} />}
      {data !== undefined && (
        <>
          <Panel title={words.password} subtitle={words.passwordNote}>
            <PasswordForm onDone={() => showToast({ text: words.passwordChanged })} />
          </Panel>
          <SecondFactor isOn={data.hasSecondFactor} />
          <Sessions sessions={data.sessions} />
        </>
      )}
    </Page>
  )
}

interface SessionsProps {
  readonly sessions: readonly {
    readonly isThis: boolean
    readonly startedAt: string
    readonly lastUsedAt: string
    readonly address: string | null
    readonly program: string | null
  }[]
}

function Sessions({ sessions }: SessionsProps): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  const end = useChange('DELETE /me/sign-ins', ['GET /me/sign-ins'])
  return (
    <Panel
      title={words.sessions}
      actions={
        <Button
          size="small"
          icon="signOut"
          isDisabled={sessions.length < 2}
          isBusy={end.isPending}
          onPress={() => end.mutate({}, { onSuccess: () => showToast({ text: words.ended }) })}
        >
          {words.endOthers}
        </Button>
      }
    >
      {end.error !== null && <ProblemNote problem={end.error} />}
      <PlainTable
        label={words.sessions}
        columns={[words.device, words.address, words.started, words.lastUsed].map((label) => ({ label }))}
        rows={sessions.map(({ isThis, startedAt, lastUsedAt, address, program }, at) => ({
          id: `${at} ${startedAt}`,
          cells: [
            <span key="device" className="row">
              {deviceOf(program) ?? words.unknownDevice}
              {isThis && <Badge tone="good">{words.thisOne}</Badge>}
            </span>,
            address ?? '—',
            instantText(startedAt),
            instantText(lastUsedAt),
          ],
        }))}
      />
    </Panel>
  )
}

const systems = ['Windows', 'iPhone', 'iPad', 'Android', 'Mac OS X', 'Linux'] as const
const browsers = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'] as const
const spoken: Readonly<Record<string, string>> = { MicroMessenger: 'WeChat', Edg: 'Edge', 'Mac OS X': 'macOS' }

/** `Chrome · Windows`, out of what browsers say of themselves; null where it says neither. */
function deviceOf(program: string | null): string | null {
  const found = [browsers, systems].flatMap((names) => names.find((name) => program?.includes(name)) ?? [])
  return found.length === 0 ? program : found.map((name) => spoken[name] ?? name).join(' · ')
}
