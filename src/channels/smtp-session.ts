import { Readable } from 'node:stream'
import SmtpConnection from 'nodemailer/lib/smtp-connection'

/** A mail server, and how to speak with it. */
export interface MailServer {
  /** The address to connect to, and the name by which it has to identify itself. */
  readonly address: string
  readonly name: string
  readonly port: number
  /** TLS from the first byte; else it is asked for, and done without only where `mayBePlain`. */
  readonly isTls: boolean
  readonly mayBePlain: boolean
  readonly credentials: { readonly user: string; readonly pass: string } | null
  readonly millis: number
}

export interface Letter {
  readonly from: string
  readonly to: string
  /** Headers and body, ready to go. */
  readonly source: Buffer
}

/** A letter that was not taken. `hasLeft`: the server had begun to read it, so that it may have been taken all the same. */
export class NotTaken extends Error {
  readonly hasLeft: boolean
  /** What the server answered; null = it did not. */
  readonly status: number | null
  /** The command it answered to. */
  readonly command: string

  constructor(message: string, { hasLeft, status, command }: Pick<NotTaken, 'hasLeft' | 'status' | 'command'>) {
    super(message)
    this.hasLeft = hasLeft
    this.status = status
    this.command = command
  }
}

/** Gives one letter to a server over a line of its own. Throws `NotTaken`. */
export function deliver(server: MailServer, { from, to, source }: Letter): Promise<void> {
  const line = new SmtpConnection(optionsOf(server))
  let hasLeft = false
  // Read when the server has asked for the letter, and not before.
  const letter = Readable.from(
    (function* () {
      hasLeft = true
      yield source
    })(),
  )
  return new Promise<void>((resolve, reject) => {
    const fail = (error: SmtpTrouble): void => {
      const { responseCode: status = null, code, command = '' } = error
      reject(new NotTaken(error.message, { hasLeft, status, command: code === 'EAUTH' ? 'AUTH' : command }))
    }
    const send = (): void => line.send({ from, to: [to] }, letter, (error) => (error ? fail(error) : resolve()))
    line.on('error', fail)
    line.connect((error) => {
      if (error) fail(error)
      else if (server.credentials === null) send()
      else line.login(server.credentials, (refused) => (refused ? fail(refused) : send()))
    })
  }).finally(() => {
    letter.destroy()
    line.close()
  })
}

type SmtpTrouble = Error & {
  readonly responseCode?: number | undefined
  readonly code?: string | undefined
  readonly command?: string | undefined
}

function optionsOf({ address, name, port, isTls, mayBePlain, millis }: MailServer) {
  return {
    host: address,
    port,
    secure: isTls,
    requireTLS: !isTls && !mayBePlain,
    tls: { servername: name },
    connectionTimeout: millis,
    greetingTimeout: millis,
    socketTimeout: millis,
  }
}
