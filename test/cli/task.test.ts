import pg from 'pg'
import { expect, test } from 'vitest'
import { aHome, clearFolders, customers, vehicles, visits } from '#test/cli/home.ts'

clearFolders()

/** Two customers of 李敏, one of whom is to be called. */
async function aHomeWithTask() {
  const home = await aHome()
  const paths = [
    await home.file('customers.csv', customers),
    await home.file('vehicles.csv', vehicles),
    await home.file('visits.csv', visits),
    await home.file('staff.csv', [
      '员工编号,姓名,岗位,服务中心',
      'A1,李敏,服务顾问,城北服务中心',
      'A2,周到,服务顾问,城北服务中心',
    ]),
  ]
  const imported = await home.say(['import', ...paths])
  if (imported.status !== 0) throw new Error(imported.err + imported.out)
  const client = new pg.Client(home.database)
  await client.connect()
  try {
    const { rows } = await client.query(`
      INSERT INTO task_reasons (customer_id, group_id, centre_id, playbook_id, version, step_id, staff_id, role, class, opens_on, due_on,
        minutes, stake_fen, stake_source, chance, label, because, made_at)
      SELECT customer_id, group_id, home_centre_id, 'P7', 1, 'call', (SELECT staff_id FROM staff WHERE staff_no = 'A1'), 'advisor',
        'medium', '2024-09-02', '2024-09-02', 10, 100000, 'stated', 0.5, '{"zh": "保养到期", "en": "Service due"}',
        '{"zh": "还有 7 天", "en": "In 7 days"}', now()
      FROM customers WHERE customer_no = 'C001' RETURNING reason_id`)
    return { ...home, taskId: String(rows[0]?.reason_id) }
  } finally {
    await client.end()
  }
}

test('tasks are listed, put off, given away, ended and taken back from the terminal', async () => {
  const { say, taskId } = await aHomeWithTask()
  const listed = await say('task list --advisor 李敏 --lang zh')
  expect([listed.status, listed.err]).toEqual([0, ''])
  expect(listed.out).toContain('今日 1，逾期 0，稍后 0，已完成 0')
  expect(listed.out).toContain(`${taskId}  [中] 张三`)
  expect(listed.out).toContain('保养到期：还有 7 天')
  expect((await say(`task snooze ${taskId} --until 2024-09-02T23:30 --lang en`)).out).toContain('Put off to')
  expect(JSON.parse((await say('task list --advisor A1 --tab later --json')).out)).toMatchObject({
    counts: { today: 0, later: 1 },
    tasks: [{ task: Number(taskId), because: 'snooze', waits_until: '2024-09-02T15:30:00Z', stake: 1000 }],
  })
  expect((await say(`task assign ${taskId} --advisor 周到 --lang zh`)).out).toBe('已分派给 周到\n')
  expect((await say('task list --advisor 李敏 --lang zh')).out).toContain('没有任务。')
  const booked = await say(`task result ${taskId} booked --note 周六 --json`)
  expect(JSON.parse(booked.out)).toMatchObject({ task: Number(taskId), comes_back_at: null })
  expect(JSON.parse((await say('task list --advisor 周到 --tab done --json')).out).done).toMatchObject([
    { result: 'booked', note: '周六', name: '张三' },
  ])
  expect((await say(`task undo ${taskId} --lang zh`)).out).toBe('已撤销：已预约\n')
  expect(JSON.parse((await say('task list --advisor 周到 --json')).out).counts).toMatchObject({ later: 1, done: 0 })
})

test('a message that waits for its advisor is on the list with its text, and without a number to say results of', async () => {
  const { say, database } = await aHomeWithTask()
  const client = new pg.Client(database)
  await client.connect()
  await client.query(`
    WITH theirs AS (
      UPDATE customers SET advisor_id = (SELECT staff_id FROM staff WHERE staff_no = 'A1') WHERE customer_no = 'C001'
      RETURNING customer_id, group_id, home_centre_id
    )
    INSERT INTO messages (customer_id, group_id, centre_id, channel, purpose, content, body, state, made_at, not_before, sent_at,
      idempotency_key, changed_at)
    SELECT customer_id, group_id, home_centre_id, 'wechat', 'value', 'winter', '出门前预热电池。', 'handed_over', now(), now(),
      '2024-09-01T02:00:00Z', gen_random_uuid(), now() FROM theirs`)
  await client.end()
  const { out } = await say('task list --advisor 李敏 --lang zh')
  expect(out).toContain('今日 2，逾期 0，稍后 0，已完成 0')
  expect(out).toMatch(/^ {8}\[中\] 张三[^]*· 企业微信消息待确认：写给客户的消息\n {8}出门前预热电池。$/m)
  expect(JSON.parse((await say('task list --advisor A1 --json')).out).tasks[1]).toMatchObject({
    task: null,
    due_on: '2024-09-08',
    message: { text: '出门前预热电池。', may_not_send: null },
  })
})

test.each([
  { line: 'task result 999999 booked', says: 'there is no task 999999' },
  { line: 'task result TASK maybe', says: 'there is no result “maybe”' },
  { line: 'task result TASK callback', says: 'callback needs a time to come' },
  { line: 'task snooze TASK --until 2020-01-01T09:00', says: 'choose a time to come' },
  { line: 'task snooze TASK', says: 'say until when with --until' },
  { line: 'task assign TASK --advisor 无名', says: 'there is nobody called “无名”' },
  { line: 'task undo TASK', says: 'nothing was said of task' },
  { line: 'task list', says: 'name a member of staff with --advisor' },
])('$line is refused: $says', async ({ line, says }) => {
  const { say, taskId } = await aHomeWithTask()
  const { status, err } = await say(`${line.replace('TASK', taskId)} --lang en`)
  expect([status, err]).toEqual([2, expect.stringContaining(says)])
})
