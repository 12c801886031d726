import MailComposer from 'nodemailer/lib/mail-composer'
import type { Carrier, CarrierKind, Dispatch, Outgoing } from '#channels/carrier.ts'
import { messageOf } from '#channels/outbound-client.ts'
import { addressOf } from '#channels/private-address.ts'
import { deliver, type MailServer, NotTaken } from '#channels/smtp-session.ts'
import { allOf, listOf, perSecondOf, valueOf, type Variables } from '#channels/variables.ts'

/** E-mail over a mail server of the group's. */
export const smtp: CarrierKind = {
  id: 'smtp',
  label: { zh: '邮件（SMTP）', en: 'E-mail (SMTP)' },
  carries: () => ['email'],
  open: (variables) => {
    const set = allOf(variables, ['LONGRANGE_SMTP_URL', 'LONGRANGE_SMTP_FROM'])
    return set === null ? null : mailCarrier(new URL(set.LONGRANGE_SMTP_URL), set.LONGRANGE_SMTP_FROM, variables)
  },
}

function mailCarrier(url: URL, from: string, variables: Variables): Carrier {
  const allowedInside = listOf(variables, 'LONGRANGE_PRIVATE_HOSTS')
  const server = serverAt(url, variables)
  return {
    id: 'smtp',
    knowsKeys: false,
    perSecond: perSecondOf(variables, 'LONGRANGE_SMTP_PER_SECOND'),
    send: async (outgoing) => {
      try {
        const address = await addressOf(url.hostname, allowedInside)
        return await sendMail({ ...server, address }, from, outgoing)
      } catch (error) {
        return error instanceof NotTaken ? troubleOf(error) : { outcome: 'later', said: messageOf(error) }
      }
    },
    close: () => undefined,
  }
}

function serverAt(url: URL, variables: Variables): Omit<MailServer, 'address'> {
  const isTls = url.protocol === 'smtps:'
  const pass = valueOf(variables, 'LONGRANGE_SMTP_PASSWORD') ?? decodeURIComponent(url.password)
  return {
    name: url.hostname,
    port: Number(url.port) || (isTls ? 465 : 587),
    isTls,
    // In the clear only to a host inside the network that somebody has named.
    mayBePlain: listOf(variables, 'LONGRANGE_PRIVATE_HOSTS').includes(url.hostname),
    credentials: url.username === '' ? null : { user: decodeURIComponent(url.username), pass },
    millis: Number(variables['LONGRANGE_SEND_SECONDS'] ?? 20) * 1000,
  }
}

async function sendMail(server: MailServer, from: string, { key, to, subject, body }: Outgoing): Promise<Dispatch> {
  if (!/^[^\s,;<>"]+@[^\s,;<>"]+$/.test(to))
    return { outcome: 'rejected', because: 'bad_address', said: 'no mail address' }
  const messageId = `<${key}@longrange>`
  const letter = new MailComposer({
    from,
    to: { name: '', address: to },
    subject: subject ?? '',
    text: body,
    messageId,
  })
  const compiled = letter.compile()
  const { from: sender } = compiled.getEnvelope()
  await deliver(server, { from: sender === false ? '' : sender, to, source: await compiled.build() })
  return { outcome: 'sent', ref: messageId }
}

function troubleOf({ status, command, hasLeft, message }: NotTaken): Dispatch {
  const said = message.slice(0, 300)
  // Without an answer to the letter itself nobody knows whether it was taken.
  if (status === null) return { outcome: hasLeft ? 'uncertain' : 'later', said }
  // That we may not sign in is mended by an administrator, and the letter goes then.
  if (status < 500 || command === 'AUTH' || wantsSignIn.has(status)) return { outcome: 'later', said }
  return { outcome: 'rejected', because: command === 'RCPT TO' ? 'bad_address' : 'refused', said }
}

/** Answers of RFC 4954 to somebody who has not signed in, or not as the server likes it. */
const wantsSignIn = new Set([530, 534, 535, 538])
