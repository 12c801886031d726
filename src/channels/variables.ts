import { readFileSync } from 'node:fs'

/** The environment as the one place that reads it hands it on. */
export type Variables = Readonly<Record<string, string | undefined>>

/** A value, or the content of the file that the variable with `_FILE` behind its name points at; null = neither is set. */
export function valueOf(variables: Variables, name: string): string | null {
  const file = variables[`${name}_FILE`]
  if (variables[name]) return variables[name]
  return file ? readFileSync(file, 'utf8').trim() : null
}

/** Values that go together: all of them, or null where the first is not set. Throws with the name of one that is missing. */
export function allOf<const N extends readonly [string, ...string[]]>(
  variables: Variables,
  names: N,
): { readonly [K in N[number]]: string } | null {
  if (valueOf(variables, names[0]) === null) return null
  const pairs = names.map((name) => {
    const value = valueOf(variables, name)
    if (value === null) throw new Error(`${names[0]} needs ${name}, or ${name}_FILE with the path of a file`)
    return [name, value] as const
  })
  return Object.fromEntries(pairs) as { readonly [K in N[number]]: string }
}

/** Words with commas between them. */
export function listOf(variables: Variables, name: string): readonly string[] {
  return (variables[name] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** A number of messages a second; null = not set. */
export function perSecondOf(variables: Variables, name: string): number | null {
  const text = variables[name]
  if (!text) return null
  const value = Number(text)
  if (!Number.isFinite(value) || value <= 0) throw new Error(`${name} should be a number above 0`)
  return value
}
