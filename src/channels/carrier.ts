import type { Label } from '#domain/label.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { Variables } from '#channels/variables.ts'

/** One message on its way to one customer. */
export interface Outgoing {
  /** The same however often it is tried: whoever gets it twice can tell. */
  readonly key: string
  readonly channel: TouchChannel
  /** Phone number, mail address, WeChat id, or customer number for the app. */
  readonly to: string
  /** For e-mail; null elsewhere. */
  readonly subject: string | null
  readonly body: string
  /** The WeCom account of the advisor who knows the customer; null = they have none. */
  readonly advisorWecom: string | null
}

/**
 * What became of it. `later` is worth another try; `rejected` never is. `uncertain`: it may have arrived, so that trying
 * again could send it twice. `handed_over`: it lies with the advisor, who confirms it. `kept`: nothing has left.
 */
export type Dispatch =
  | { readonly outcome: 'sent' | 'handed_over'; readonly ref: string | null }
  | { readonly outcome: 'kept' }
  | { readonly outcome: 'rejected'; readonly because: 'bad_address' | 'refused'; readonly said: string }
  | { readonly outcome: 'later'; readonly said: string; readonly afterSeconds?: number }
  | { readonly outcome: 'uncertain'; readonly said: string }

/** What was asked about something handed over: confirmed, still waiting, or it will not be sent any more. */
export type Confirmation = 'sent' | 'waiting' | 'refused'

/** A way out of the house, set up and ready. */
export interface Carrier {
  /** Kept with each message; never renamed. */
  readonly id: string
  /** Whether it sends nothing twice under one key, so that it may be asked again when nobody knows what it did. */
  readonly knowsKeys: boolean
  /** At most so many a second; null = as fast as it takes them. */
  readonly perSecond: number | null
  readonly send: (outgoing: Outgoing) => Promise<Dispatch>
  /** Whether an advisor has confirmed what `handed_over` gave the reference of; only where advisors confirm. */
  readonly confirmation?: (ref: string, to: string) => Promise<Confirmation>
  readonly close: () => void
}

/** How one kind of carrier is set up: a file in `src/channels`, and a line in `carriers.ts`. */
export interface CarrierKind {
  readonly id: string
  readonly label: Label
  /** What it can carry; the first kind that is set up and carries a channel takes it. */
  readonly carries: (variables: Variables) => readonly TouchChannel[]
  /** Null: the environment does not set it up. Throws where it does so only in part. */
  readonly open: (variables: Variables) => Carrier | null
}
