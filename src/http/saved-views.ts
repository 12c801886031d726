import { z } from 'zod'
import { chooseColumns, forgetView, saveView } from '#operations/saved-views.ts'
import { columnsChosen, viewsOf } from '#store/saved-views.ts'
import { route } from '#http/route.ts'
import { done } from '#http/shapes.ts'

const list = z.enum(['customers', 'actions', 'imports', 'audit'])
const name = z.string().trim().min(1).max(60)
const search = z.string().max(2000).describe('What the address of the list says after the `?`.')

export const views = route({
  method: 'GET',
  path: '/views',
  summary: 'One’s own saved views of a list, and the columns one has chosen for it',
  right: 'signed-in',
  query: z.object({ list }),
  reply: z.object({
    rows: z.array(z.object({ name: z.string(), search: z.string() })),
    columns: z.array(z.string()).nullable().describe('Null: the usual ones.'),
  }),
  handle: async ({ viewer: { staffId }, query }, { store: { reader } }) => ({
    rows: await viewsOf(reader, staffId, query.list),
    columns: await columnsChosen(reader, staffId, query.list),
  }),
})

export const saveViewRoute = route({
  method: 'PUT',
  path: '/views',
  summary: 'Keep a view of a list under a name; one of the same name is replaced',
  right: 'signed-in',
  body: z.object({ list, name, search }),
  reply: done,
  handle: async ({ viewer: { staffId }, body, store }) => {
    await saveView(store, { staffId, list: body.list }, { name: body.name, search: body.search })
    return { done: true as const }
  },
})

export const removeViewRoute = route({
  method: 'DELETE',
  path: '/views',
  summary: 'Forget a view of a list',
  right: 'signed-in',
  query: z.object({ list, name }),
  reply: done,
  handle: async ({ viewer: { staffId }, query, store }) => {
    await forgetView(store, { staffId, list: query.list }, query.name)
    return { done: true as const }
  },
})

export const chooseColumnsRoute = route({
  method: 'PUT',
  path: '/views/columns',
  summary: 'Keep the columns that one likes to see of a list',
  right: 'signed-in',
  body: z.object({ list, columns: z.array(z.string().max(40)).min(1).max(60) }),
  reply: done,
  handle: async ({ viewer: { staffId }, body, store }) => {
    await chooseColumns(store, { staffId, list: body.list }, body.columns)
    return { done: true as const }
  },
})
