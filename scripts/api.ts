import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jsonSchema, openApi } from '#http/openapi.ts'
import type { Route } from '#http/route.ts'
import { routes } from '#http/routes.ts'
import { root } from './run.ts'

// The API's description and the browser's types of it, out of the shapes that the routes check requests with.
const command = 'node scripts/api.ts'
const folder = join(root, 'src/web/api/generated')
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }

const document = { 'x-made-by': `made by \`${command}\``, ...openApi(routes, version) }
await writeFile(join(folder, 'openapi.json'), `${JSON.stringify(document, null, 1)}\n`)

const entries = routes.map((route) => `  '${route.method} ${route.path}': {\n${membersOf(route).join('\n')}\n  }`)
await writeFile(
  join(folder, 'api.ts'),
  `// Made by \`${command}\`. Not edited by hand.\n\nimport type { Day } from '#domain/calendar.ts'\n\n/** Every address of the API: what it takes and what it replies. */\nexport interface Routes {\n${entries.join('\n')}\n}\n`,
)

function membersOf(route: Route): string[] {
  const params = route.isOpen ? undefined : route.params
  return [
    `    params: ${params === undefined ? 'null' : typeOf(jsonSchema(params, 'input'))}`,
    `    query: ${route.query === undefined ? 'null' : typeOf(jsonSchema(route.query, 'input'))}`,
    `    body: ${route.takesFile === true ? 'Blob' : route.body === undefined ? 'null' : typeOf(jsonSchema(route.body, 'input'))}`,
    `    reply: ${typeOf(jsonSchema(route.reply, 'input'), 'Day')}`,
  ]
}

interface Schema {
  readonly format?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
}

/** Of what type a day is: one that the server tells is a day, one that is sent may be any text. */
type DayType = 'Day' | 'string'

/** A JSON Schema as a TypeScript type: as much of the language as our shapes use. */
function typeOf(schema: Schema, day: DayType = 'string'): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  const several = schema.anyOf ?? schema.oneOf
  if (several !== undefined) return several.map((each) => bracketed(typeOf(each, day))).join(' | ')
  if (schema.allOf !== undefined) return schema.allOf.map((each) => bracketed(typeOf(each, day))).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => typeOf({ ...schema, type }, day)).join(' | ')
  return simpleTypeOf(schema, day)
}

function textType({ format }: Schema, day: DayType): string {
  return format === 'date' ? day : 'string'
}

function simpleTypeOf(schema: Schema, day: DayType): string {
  switch (schema.type) {
    case 'string':
      return textType(schema, day)
    case 'boolean':
    case 'null':
      return schema.type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      if (schema.prefixItems !== undefined) return `[${schema.prefixItems.map((each) => typeOf(each, day)).join(', ')}]`
      return `${bracketed(typeOf(schema.items ?? {}, day))}[]`
    case 'object':
      return objectType(schema, day)
    default:
      return 'unknown'
  }
}

function objectType({ properties, required = [], additionalProperties }: Schema, day: DayType): string {
  const members = Object.entries(properties ?? {}).map(
    ([name, each]) =>
      `${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(each, day)}`,
  )
  if (typeof additionalProperties === 'object' && members.length === 0)
    return `Record<string, ${typeOf(additionalProperties, day)}>`
  return members.length === 0 ? 'Record<string, never>' : `{ ${members.join('; ')} }`
}

function bracketed(type: string): string {
  return / [|&] /.test(type) && !type.startsWith('{') ? `(${type})` : type
}
