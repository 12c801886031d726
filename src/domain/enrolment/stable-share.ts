/**
 * A number in [0, 1) that a text always gives and that looks like chance: FNV-1a over its characters, its bits then
 * mixed as in MurmurHash3, so that numbers that differ in one digit lie apart.
 */
export function stableShare(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** Whether a customer is one of those whom a playbook leaves untouched to learn what it brings: the same for good. */
export function isHeldOut(
  { customerNo, source }: { readonly customerNo: string; readonly source: string },
  { id, holdout }: { readonly id: string; readonly holdout: number },
): boolean {
  return holdout > 0 && stableShare(`${source} ${customerNo} ${id}`) < holdout
}
