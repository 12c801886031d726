import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { setUp } from '#operations/set-up.ts'
import { allGroups } from '#store/groups.ts'
import { openRoute } from '#http/route.ts'
import { done, id } from '#http/shapes.ts'

const name = z.string().trim().min(1).max(100)
const code = z.string().max(40)

export const checkSetUpCode = openRoute({
  method: 'POST',
  path: '/setup/code',
  summary: 'Whether this is the one-time code that the terminal shows',
  body: z.object({ code }),
  reply: done.extend({ groups: z.array(z.string()).describe('Groups that imports from the terminal have made.') }),
  faults: ['set-up-code-wrong', 'set-up-done'],
  perMinute: 10,
  handle: async ({ body }, office) => {
    if (office.setUp.code === null) return { fault: 'set-up-done' }
    if (!isSame(body.code, office.setUp.code)) return { fault: 'set-up-code-wrong' }
    return { done: true as const, groups: (await allGroups(office.store.reader)).map((group) => group.name) }
  },
})

export const firstSetUp = openRoute({
  method: 'POST',
  path: '/setup',
  summary: 'First set-up: the group, its centres and the administrator',
  body: z.object({
    code,
    group: name,
    centres: z.array(name).max(200),
    administrator: z.object({ name, username: z.string().max(100), password: z.string().max(200) }),
  }),
  reply: z.object({ groupId: id }),
  faults: ['set-up-code-wrong', 'set-up-done', 'password-unfit', 'username-unfit'],
  perMinute: 10,
  handle: async ({ body, store }, office) => {
    if (office.setUp.code === null) return { fault: 'set-up-done' }
    if (!isSame(body.code, office.setUp.code)) return { fault: 'set-up-code-wrong' }
    return setUp(store, body, office.playbookFolders)
  },
})

/** Typed from another screen: in any case, with or without the hyphen. */
function isSame(given: string, wanted: string): boolean {
  const bare = (text: string): Buffer => Buffer.from(text.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  const [a, b] = [bare(given), bare(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
