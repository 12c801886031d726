import { messageStateLabels } from '#domain/contact/message-state.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { anyText, searchReader, someOf } from '#web/search-reader.ts'

/** What the address of the messages says; `customer` is the number of the one whose messages are shown. */
export const readMessages = searchReader({
  state: someOf(messageStateLabels),
  channel: someOf(touchChannelLabels),
  customer: anyText,
})
