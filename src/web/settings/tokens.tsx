import { useState, type ReactNode } from 'react'
import { type Right, rightLabels } from '#domain/access/right.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { ToldOnce } from '#web/settings/told-once.tsx'
import { TokenForm } from '#web/settings/token-form.tsx'
import { useMe } from '#web/shell/me.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Empty, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/settings/settings.css'

/** Programs that act for somebody, such as the DMS that pushes visits. */
export function Tokens(): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).tokens
  const label = useLabel()
  const format = useFormat()
  const { today } = useMe().group
  const { data, error, refetch } = useAsk('GET /tokens', {})
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<{ tokenId: number; name: string } | null>(null)
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  const stateOf = (token: (typeof data.rows)[number]): ReactNode => {
    if (token.revokedAt !== null) return <Badge>{words.revoked}</Badge>
    return token.expiresOn < today ? <Badge tone="fair">{words.expired}</Badge> : format.day(token.expiresOn)
  }
  const rights = (held: readonly Right[]): string => held.map((right) => label(rightLabels[right])).join(words.comma)
  return (
    <Panel
      title={words.title}
      subtitle={words.subtitle}
      actions={
        <Button variant="primary" icon="plus" onPress={() => setAdding(true)}>
          {words.add}
        </Button>
      }
    >
      {data.rows.length === 0 ? (
        <Empty title={words.none} icon="key">
          {words.noneNext}
        </Empty>
      ) : (
        <PlainTable
          label={words.title}
          columns={[words.name, words.owner, words.rights, words.expires, words.lastUsed, ''].map((name) => ({
            label: name,
          }))}
          rows={data.rows.map((token) => ({
            id: String(token.tokenId),
            cells: [
              token.name,
              token.staffName,
              rights(token.rights),
              stateOf(token),
              token.lastUsedOn === null ? words.never : format.day(token.lastUsedOn),
              token.revokedAt === null && (
                <Button key="revoke" size="small" variant="quiet" onPress={() => setRevoking(token)}>
                  {words.revoke}
                </Button>
              ),
            ],
          }))}
        />
      )}
      {isAdding && (
        <TokenForm
          onClose={() => setAdding(false)}
          onMade={(token) => {
            setAdding(false)
            setMade(token)
          }}
        />
      )}
      {made !== null && (
        <ToldOnce title={words.made} secret={made} onClose={() => setMade(null)}>
          {words.once}
        </ToldOnce>
      )}
      {revoking !== null && <Revoke token={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  )
}

interface RevokeProps {
  readonly token: { readonly tokenId: number; readonly name: string }
  readonly onClose: () => void
}

function Revoke({ token: { tokenId, name }, onClose }: RevokeProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn)
  const revoke = useChange('DELETE /tokens/{tokenId}', ['GET /tokens'])
  return (
    <Dialog
      title={words.tokens.revoke}
      isOpen
      isGrave
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="danger"
            isBusy={revoke.isPending}
            onPress={() => revoke.mutate({ params: { tokenId } }, { onSuccess: onClose })}
          >
            {words.tokens.revoke}
          </Button>
        </>
      }
    >
      <p>{words.tokens.confirm(name)}</p>
      {revoke.error !== null && <ProblemNote problem={revoke.error} />}
    </Dialog>
  )
}
