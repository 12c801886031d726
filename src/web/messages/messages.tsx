import type { ReactNode } from 'react'
import { type MessageState, messageStateLabels } from '#domain/contact/message-state.ts'
import { type TouchChannel, touchChannelLabels } from '#domain/touch/touch-channel.ts'
import type { Asked } from '#web/api/client.ts'
import { useAsk, usePages } from '#web/api/use-ask.ts'
import { known } from '#web/known.ts'
import { MessageCard } from '#web/messages/message-card.tsx'
import { readMessages } from '#web/messages/search.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { messagesEn } from '#web/phrases/messages.en.ts'
import { messagesZh } from '#web/phrases/messages.zh.ts'
import { Button } from '#web/ui/button.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Empty, Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { useSearch } from '#web/use-search.ts'
import '#web/messages/messages.css'

/** The outbox: what playbooks wrote to customers, where it stands and why. */
export function Messages(): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const [{ state, channel, customer }, setSearch] = useSearch(readMessages)
  const query = known({ state, channel, customer: customer === undefined ? undefined : Number(customer) })
  const everybody = (
    <Button size="small" variant="quiet" onPress={() => setSearch({ customer: undefined })}>
      {words.everybody}
    </Button>
  )
  return (
    <Page title={words.title} subtitle={words.subtitle}>
      <Uncertain />
      <Filters />
      <GoesBy />
      {customer !== undefined && <Note actions={everybody}>{words.forOne}</Note>}
      <Panel>
        <MessageList query={query} />
      </Panel>
    </Page>
  )
}

function MessageList({ query }: { readonly query: object }): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const pages = usePages('GET /messages', { query } as unknown as Asked<'GET /messages'>)
  const isFiltered = Object.keys(query).length > 0
  if (pages.problem !== null) return <ProblemNote problem={pages.problem} onRetry={pages.again} />
  if (pages.isLoading) return <Skeleton lines={8} />
  if (pages.rows.length === 0)
    return (
      <Empty title={isFiltered ? words.noneFound : words.none} icon="mail">
        {isFiltered ? undefined : words.noneNext}
      </Empty>
    )
  return (
    <>
      <ul className="messages" aria-label={words.list}>
        {pages.rows.map((message) => (
          <MessageCard key={message.messageId} message={message} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button isBusy={pages.isLoadingMore} onPress={pages.more}>
          {words.more}
        </Button>
      )}
    </>
  )
}

/** Those of which nobody knows whether they arrived ask for somebody. */
function Uncertain(): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const format = useFormat()
  const [{ state }, setSearch] = useSearch(readMessages)
  const { data } = useAsk('GET /messages', { query: { state: 'uncertain' } })
  const count = data?.counts['uncertain'] ?? 0
  if (count === 0 || (state?.length === 1 && state[0] === 'uncertain')) return null
  const look = (
    <Button size="small" onPress={() => setSearch({ state: ['uncertain'] })}>
      {words.look}
    </Button>
  )
  return (
    <Note tone="fair" actions={look}>
      {words.asksForYou(format.number(count))}
    </Note>
  )
}

/** What each channel goes by, so that nobody waits for what stays here. */
function GoesBy(): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const say = useLabel()
  const { data } = useAsk('GET /messages', { query: { state: 'uncertain' } })
  const carriers = data?.carriers ?? []
  return (
    <p className="muted messages-carriers">
      {carriers.map(({ channel, label }) => words.goesBy(say(touchChannelLabels[channel]), say(label))).join(' · ')}
    </p>
  )
}

function Filters(): ReactNode {
  const words = usePhrases(messagesZh, messagesEn)
  const say = useLabel()
  const [{ state = [], channel = [] }, setSearch] = useSearch(readMessages)
  const states = Object.keys(messageStateLabels) as MessageState[]
  const channels = Object.keys(touchChannelLabels) as TouchChannel[]
  return (
    <FilterBar
      filters={[
        {
          id: 'state',
          label: words.states,
          choices: states.map((value) => ({ value, label: say(messageStateLabels[value]) })),
          chosen: state,
          onChoose: (values) => setSearch({ state: values.length === 0 ? undefined : (values as MessageState[]) }),
        },
        {
          id: 'channel',
          label: words.channels,
          choices: channels.map((value) => ({ value, label: say(touchChannelLabels[value]) })),
          chosen: channel,
          onChoose: (values) => setSearch({ channel: values.length === 0 ? undefined : (values as TouchChannel[]) }),
        },
      ]}
      onClear={() => setSearch({ state: undefined, channel: undefined })}
    />
  )
}
