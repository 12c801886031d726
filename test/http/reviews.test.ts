import { expect, test } from 'vitest'
import { keepFigures } from '#operations/keep-figures.ts'
import { scoreEverybody } from '#operations/score.ts'
import { freshStore } from '#test/database.ts'
import { deskKit } from '#test/http/desk-kit.ts'

const store = await freshStore()
const kit = await deskKit(store)
await scoreEverybody(store, { groupId: kit.groupId, asOf: '2024-08-01', keeps: { live: false, snapshot: true } })
await keepFigures(store, { groupId: kit.groupId, asOf: '2024-08-01', isSnapshot: true })

test('without a snapshot of its beginning a month says so, and tells of contacts all the same', async () => {
  const { status, body } = await kit.manager('GET', '/reviews/2024-07')
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { from: '2024-07-01', to: '2024-07-31', between: null, segments: [], total: { touched: 0 } },
  })
})

test('every segment from the first day to today: who came, who rose, who fell', async () => {
  const { body } = await kit.analyst('GET', '/reviews/2024-08')
  expect(body.between).toEqual({ from: '2024-08-01', to: null })
  const before = body.segments.reduce((sum: number, row: { before: number }) => sum + row.before, 0)
  const after = body.segments.reduce((sum: number, row: { after: number }) => sum + row.after, 0)
  // K4 came on 2024-08-10, and everybody who was there is there still.
  const came = body.segments.reduce((sum: number, row: { came: { who: number } }) => sum + row.came.who, 0)
  expect(before).toBeGreaterThan(0)
  expect(after).toBeGreaterThanOrEqual(before)
  expect(came).toBe(1)
})

test('the month under way ends today; one that has not come is refused', async () => {
  expect((await kit.manager('GET', '/reviews/2024-09')).body).toMatchObject({ to: '2024-09-30' })
  expect((await kit.manager('GET', '/reviews/2024-10')).status).toBe(400)
  expect((await kit.advisor('GET', '/reviews/2024-09')).status).toBe(403)
})

test('the same as a file for a spreadsheet, noted in the audit log', async () => {
  const file = await kit.manager('GET', '/reviews/2024-08/export?format=csv&lang=zh')
  expect(file.status).toBe(200)
  expect(String(file.headers['content-disposition'])).toContain('2024-08')
  const { body } = await kit.manager('GET', '/audit')
  expect(JSON.stringify(body.rows)).toContain('review')
})
