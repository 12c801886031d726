import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Addresses inside a house or a machine, as RFC 6890 lists them. */
const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  // Teredo and 6to4: an IPv4 address of any kind may stand in them.
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6')

function isPrivate(address: string): boolean {
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The address to connect to: every one that the name has must lie outside, unless the name is allowed to be inside. Who
 * connects to the answer, and not to the name, cannot be led elsewhere in between.
 */
export async function addressOf(host: string, allowedInside: readonly string[]): Promise<string> {
  const bare = host.replaceAll(/^\[|\]$/g, '')
  const found = isIP(bare) === 0 ? await lookup(bare, { all: true }) : [{ address: bare }]
  const [first] = found
  if (first === undefined) throw new Error(`no address for ${bare}`)
  if (!allowedInside.includes(bare) && found.some(({ address }) => isPrivate(address)))
    throw new Error(`${bare} lies inside the network; LONGRANGE_PRIVATE_HOSTS does not allow it`)
  return first.address
}
