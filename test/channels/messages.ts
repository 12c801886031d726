import type { Carrier, CarrierKind, Outgoing } from '#channels/carrier.ts'
import type { Variables } from '#channels/variables.ts'

export function anOutgoing(about: Partial<Outgoing> = {}): Outgoing {
  return {
    key: '4a1ce0fe-9f7b-4c39-8ab1-6a7a4f1e6f01',
    channel: 'sms',
    to: '13800000001',
    subject: null,
    body: '王女士，冬天续航会短一些，出门前预热电池。',
    advisorWecom: 'zhangsan',
    ...about,
  }
}

/** The carrier that these variables set up. */
export function opened(kind: CarrierKind, variables: Variables): Carrier {
  const carrier = kind.open(variables)
  if (carrier === null) throw new Error(`${kind.id} is not set up`)
  return carrier
}
