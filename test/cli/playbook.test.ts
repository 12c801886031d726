import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aFilledHome, aHome, clearFolders } from '#test/cli/home.ts'

clearFolders()

test('the standard playbooks are sound and listed', async () => {
  const home = await aHome()
  const checked = await home.say('playbook check --json')
  expect(checked.status).toBe(0)
  const readings: { faults: unknown[] }[] = JSON.parse(checked.out)
  expect(readings.flatMap(({ faults }) => faults)).toEqual([])
  expect(readings.length).toBeGreaterThan(5)
})

test('playbooks of a group are listed, shown, exported, changed, saved and switched', async () => {
  const home = await aFilledHome()
  expect((await home.say('playbook list')).out).toMatch(/P5 +流失挽留 +高 +启用 +1/)
  expect((await home.say('playbook show P5')).out).toContain('流失预警级别为待挽回')
  expect((await home.say('playbook show P55')).err).toContain('是否想写 P5？')
  const page = join(home.folder, 'p5.html')
  expect((await home.say(['playbook', 'show', 'P5', '--html', page])).status).toBe(0)
  expect(await home.read(page)).toContain('<h1>P5 流失挽留 <small>第 1 版</small></h1>')
  const folder = join(home.folder, 'out')
  const { files } = JSON.parse((await home.say(['playbook', 'export', 'P5', '--out', folder, '--json'])).out)
  const text = await home.read(files[0])
  expect((await home.say('playbook export P5')).out).toBe(text)
  expect((await home.say(['playbook', 'save', files[0]])).out).toContain('相同')
  const mine = await home.file('mine.yaml', text.replace('class: high', 'class: low').split('\n'))
  expect((await home.say(['playbook', 'save', mine])).out).toContain('第 2 版')
  expect((await home.say('playbook off P5')).out).toContain('停用')
  expect((await home.say('playbook list')).out).toMatch(/P5 +流失挽留 +低 +停用 +2/)
  expect(await home.say(['playbook', 'save', await home.file('bad.yaml', ['id: P5'])])).toMatchObject({ status: 2 })
  expect((await home.say('playbook upgrade')).out).toContain('没有新内容')
})

test('a playbook is tried on real data, by its id or as a file that nobody has saved', async () => {
  const home = await aFilledHome()
  const mine = await home.file('all.yaml', [
    'id: ALL',
    'name: everybody',
    'label: { zh: 所有人, en: Everybody }',
    'class: low',
    'purpose: value',
    'trigger: { state: visits_total >= 0 }',
    'steps: [{ id: later, kind: wait, day: 30 }]',
  ])
  const told = JSON.parse((await home.say(['playbook', 'simulate', mine, '--json'])).out)
  expect(told).toMatchObject({ playbook: 'ALL', tasks: { advisor: { tasks: 0 } } })
  expect(told.enrolments).toBeGreaterThan(0)
  expect(told.enrolments).toBeLessThanOrEqual(told.customers)
  expect((await home.say('playbook simulate P4 --date 2030-01-01')).status).toBe(2)
  expect((await home.say('playbook simulate P4')).out).toContain('试算')
})

test('a faulty playbook is told line by line', async () => {
  const home = await aHome()
  const { status, out } = await home.say(['playbook', 'check', await home.file('mine.yaml', ['id: P99', 'nmae: mine'])])
  expect(status).toBe(2)
  expect(out).toContain('mine.yaml:')
})
