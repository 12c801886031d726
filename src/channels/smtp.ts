import { createTransport, type Transporter } from 'nodemailer'
import type { Carrier, CarrierKind, Dispatch, Outgoing } from '#channels/carrier.ts'
import { messageOf } from '#channels/outbound-client.ts'
import { addressOf } from '#channels/private-address.ts'
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
  const millis = Number(variables['LONGRANGE_SEND_SECONDS'] ?? 20) * 1000
  const password = valueOf(variables, 'LONGRANGE_SMTP_PASSWORD') ?? decodeURIComponent(url.password)
  const allowedInside = listOf(variables, 'LONGRANGE_PRIVATE_HOSTS')
  const isTls = url.protocol === 'smtps:'
  const open = (address: string): Transporter =>
    createTransport({
      host: address,
      port: Number(url.port) || (isTls ? 465 : 587),
      secure: isTls,
      // In the clear only to a host inside that somebody has named.
      requireTLS: !isTls && !allowedInside.includes(url.hostname),
      tls: { servername: url.hostname },
      connectionTimeout: millis,
      greetingTimeout: millis,
      socketTimeout: millis,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: password } }),
    })
  return {
    id: 'smtp',
    perSecond: perSecondOf(variables, 'LONGRANGE_SMTP_PER_SECOND'),
    send: async (outgoing) => {
      const address = await addressOf(url.hostname, allowedInside).catch((error: unknown) => messageTo(error))
      return typeof address === 'string' ? sendMail(open(address), from, outgoing) : address
    },
    close: () => undefined,
  }
}

function messageTo(error: unknown): Dispatch {
  return { outcome: 'later', said: messageOf(error) }
}

async function sendMail(transport: Transporter, from: string, { key, to, subject, body }: Outgoing): Promise<Dispatch> {
  try {
    const { messageId } = (await transport.sendMail({
      from,
      // As parts, so that nothing in an address is taken for a second one.
      to: { name: '', address: to },
      subject: subject ?? '',
      text: body,
      messageId: `<${key}@longrange>`,
    })) as { messageId: string }
    return { outcome: 'sent', ref: messageId }
  } catch (error) {
    return mailTrouble(error)
  } finally {
    transport.close()
  }
}

/** Commands after which the server may have taken the message though it did not say so. */
const afterTheMessage = new Set(['DATA', 'API'])

function mailTrouble(error: unknown): Dispatch {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
  const said = messageOf(error).slice(0, 300)
  if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH')
    return { outcome: 'rejected', because: command === 'RCPT TO' ? 'bad_address' : 'refused', said }
  if (responseCode !== undefined || code === 'EAUTH') return { outcome: 'later', said }
  // No address that a server could take.
  if (code === 'EENVELOPE') return { outcome: 'rejected', because: 'bad_address', said }
  return command !== undefined && afterTheMessage.has(command)
    ? { outcome: 'uncertain', said }
    : { outcome: 'later', said }
}
