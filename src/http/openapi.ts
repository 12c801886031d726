import { z, type ZodType } from 'zod'
import { faults } from '#http/faults.ts'
import type { Route } from '#http/route.ts'

type Json = Readonly<Record<string, unknown>>

/** The API's description, out of the same shapes that check requests and write replies. */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = `/api${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Longrange 续航',
      version,
      description:
        'Days are `YYYY-MM-DD`, money is whole fen. Lists are paged by `cursor`. Refusals are problem+json with a stable `code`, in the language of Accept-Language (zh, en). Send `Idempotency-Key` with what changes something: a repeated request gets the first answer.',
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'longrange.session_token' },
      },
      schemas: { Problem: problemSchema },
    },
    paths,
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(faults) },
  },
} as const

function operationOf(route: Route): Json {
  return {
    tags: [route.path.split('/')[1]],
    operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[/{}-]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    summary: route.summary,
    ...(route.isOpen ? { security: [] } : { security: [{ token: [] }, { session: [] }], 'x-right': route.right }),
    parameters: [...parametersOf('path', route.params), ...parametersOf('query', route.query)],
    ...bodyOf(route),
    responses: {
      '200': { description: 'Done', content: { 'application/json': { schema: jsonSchema(route.reply, 'input') } } },
      default: {
        description: ['A refusal', ...(route.faults ?? [])].join(' · '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function bodyOf(route: Route): Json {
  if (route.takesFile === true) return { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
  if (route.body === undefined) return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } },
  }
}

function parametersOf(place: 'path' | 'query', shape: ZodType | undefined): Json[] {
  if (shape === undefined) return []
  const { properties = {}, required = [] } = jsonSchema(shape, 'input') as {
    properties?: Record<string, { description?: string }>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    schema,
  }))
}

/** A shape as JSON Schema 2020-12, which OpenAPI 3.1 speaks. */
export function jsonSchema(shape: ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return schema
}
