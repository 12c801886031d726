import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { serve, type Serving } from '#http/serve.ts'
import { homeFolders } from '#operations/open-home.ts'
import { expectAccessible, expectFits, leave, picture, visit } from '#test/browser/browser.ts'
import { freshStore } from '#test/database.ts'

const { address, setUpCode } = await openNewServer()
const password = 'a long passphrase'

/** A server that nobody has set up. */
async function openNewServer(): Promise<Serving> {
  const data = await mkdtemp(join(tmpdir(), 'longrange-first-hour-'))
  const serving = await serve({
    home: { store: await freshStore(), folders: homeFolders(data) },
    host: '127.0.0.1',
    port: 0,
    tls: null,
    isBehindProxy: false,
    demo: null,
    logs: null,
    version: '0.0.0',
    pages: join(import.meta.dirname, '../../build/web'),
    secret: 'a secret of this test that is long enough',
  })
  if ('fault' in serving) throw new Error(serving.fault)
  afterAll(async () => {
    await serving.close()
    await rm(data, { recursive: true, force: true })
  })
  return serving
}

async function signedIn(path: string, screen: 'desktop' | 'phone' = 'desktop'): Promise<Page> {
  const page = await visit({ address, as: null, language: 'zh', screen })
  const reply = await page.request.post(`${address}/api/session`, { data: { username: 'zhao', password } })
  expect(reply.status()).toBe(200)
  await page.goto(path)
  return page
}

const file = (name: string, text: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
})

test('A new server leads to its set-up, tells a wrong code, and lets its administrator straight in', async () => {
  const page = await visit({ address, as: null, language: 'zh', screen: 'desktop' })
  await page.goto('/')
  await page.getByRole('heading', { name: '首次设置' }).waitFor()
  await page.getByLabel('一次性代码').fill('AAAA-BBBB')
  await page.getByLabel('集团名称').fill('锦澜汽车集团')
  await page.getByLabel('服务中心 1', { exact: true }).fill('锦澜高新服务中心')
  await page.getByLabel('姓名').fill('赵管理')
  await page.getByLabel('用户名').fill('zhao')
  await page.getByLabel('密码', { exact: true }).fill('short')
  await page.getByRole('button', { name: '完成设置' }).click()
  await page.getByText('至少需要 10 个字符。').waitFor()
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '完成设置' }).click()
  await page.getByText('一次性代码不对').waitFor()
  await page.getByLabel('一次性代码').fill(` ${setUpCode?.toLowerCase().replace('-', '')} `)
  await page.getByRole('button', { name: '完成设置' }).click()
  await page.getByRole('heading', { name: '数据导入' }).waitFor()
  await page.getByText('还没有导入过数据').waitFor()
  await page.goto('/customers')
  await page.getByText('还没有客户').waitFor()
  await leave(page)
})

test('Whoever comes back to the set-up is sent on to sign in', async () => {
  const page = await visit({ address, as: null, language: 'zh', screen: 'desktop' })
  await page.goto('/set-up')
  await page.getByText('这台服务器已经设置好了').waitFor()
  await page.getByRole('link', { name: '去登录' }).click()
  await page.getByLabel('用户名').waitFor()
  await leave(page)
})

test('What is no table says so, and strange headers are told apart by hand', async () => {
  const page = await signedIn('/imports')
  await page
    .locator('input[type=file]')
    .setInputFiles([
      file('photo.xlsx', '\u00FF\u00D8\u00FF\u00E0 JFIF'.repeat(300)),
      file('empty.csv', ''),
      file('ours.csv', '档案号,称呼,归属店\nX1,王小明,锦澜高新服务中心\nX2,,锦澜高新服务中心\n'),
    ])
  const ours = page.getByRole('region', { name: 'ours.csv' })
  await ours.getByText('认不出表头').waitFor()
  await page.getByRole('region', { name: 'empty.csv' }).getByText('文件是空的').waitFor()
  await expect.poll(() => page.getByText('需要处理').count()).toBe(3)
  expect(await page.getByRole('main').innerText()).not.toContain('--')
  for (const name of ['photo.xlsx', 'empty.csv']) {
    await page.getByRole('region', { name }).getByRole('button', { name: '移除' }).click()
    await page.getByRole('region', { name }).waitFor({ state: 'detached' })
  }
  await expectAccessible(page)
  await ours.getByLabel('文件类型').selectOption('客户')
  await ours.getByLabel('档案号').selectOption('客户编号（必填）')
  await ours.getByLabel('称呼').selectOption('客户姓名（必填）')
  await ours.getByLabel('归属店').selectOption('服务中心')
  await ours.getByRole('button', { name: '应用并重新预览' }).click()
  await ours.getByText('可以导入').waitFor()
  await ours.getByRole('button', { name: '导入', exact: true }).click()
  await ours.waitFor({ state: 'detached' })
  await page.getByRole('table', { name: '导入记录' }).getByText('ours.csv').waitFor()
  await leave(page)
})

test('A rejected row is mended in place; what stands against an undo is named with its import', async () => {
  const page = await signedIn('/imports')
  await page.getByRole('table', { name: '导入记录' }).getByText('ours.csv').click()
  await page.getByLabel('第 3 行，称呼').fill('李四')
  await page.getByRole('button', { name: '送回改好的 1 行' }).click()
  await page
    .getByRole('table', { name: '导入记录' })
    .getByText(/^ours-\d+\.csv$/)
    .waitFor()
  await page
    .locator('input[type=file]')
    .setInputFiles([file('cars.csv', '车架号,客户编号,车型,交车日期\nL0RA1EB14NA000000,X1,E3,2022-04-08\n')])
  const cars = page.getByRole('region', { name: 'cars.csv' })
  await cars.getByRole('button', { name: '导入', exact: true }).click()
  await cars.waitFor({ state: 'detached' })
  await page.getByRole('table', { name: '导入记录' }).getByText('ours.csv').click()
  await page.getByRole('button', { name: '撤销导入' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('link', { name: /cars\.csv/ }).waitFor()
  await dialog.getByText('***********000000').waitFor()
  expect(await dialog.getByRole('button', { name: '撤销', exact: true }).isDisabled()).toBe(true)
  await leave(page)
})

test('The imports fit a phone', async () => {
  const page = await signedIn('/imports', 'phone')
  await page.getByText('cars.csv').first().waitFor()
  await expectFits(page)
  await expectAccessible(page)
  await picture(page, 'imports-phone')
  await leave(page)
})
