import { z } from 'zod'

/** What the keys of a playbook file can hold. */
const text = z.string().min(1)
export const label = z.strictObject({ zh: text, en: text })
export const template = label.meta({ description: 'Liquid, both languages. Variables: docs/playbooks.md.' })
export const condition = text.meta({
  description: 'CEL over the features of docs/playbooks.md; an unknown feature makes it not true.',
})
export const stepCondition = text.meta({
  description: 'CEL over features and memory (result, reason, attempts, happened): docs/playbooks.md.',
})
export const days = z.int().min(-730).max(3650)
export const yuan = z.number().min(0).max(1_000_000)
export const minutes = z.int().min(1).max(240)
export const playbookId = z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/)
export const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

export function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): [K, ...K[]] {
  return Object.keys(record) as [K, ...K[]]
}
