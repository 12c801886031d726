import { expect, test } from 'vitest'
import { auditDetailText } from '#web/settings/audit-detail.ts'

test.each([
  { detail: { role: 'manager' }, says: '角色 服务经理' },
  { detail: { filter: { rows: 3, by: ['q', 'stage'] } }, says: '行数 3 · 按 搜索词、生命周期' },
  { detail: { fields: ['wechat', 'gender'] }, says: '资料项 微信、性别' },
  { detail: { fields: ['phone marketing refused'] }, says: '资料项 手机 营销 拒绝' },
  { detail: { state: 'kept' }, says: '状态 已兑现' },
  { detail: { because: 'a word of the program' }, says: 'because a word of the program' },
])('$says', ({ detail, says }) => expect(auditDetailText(detail, ({ zh }) => zh)).toBe(says))

test('settings are called what the settings screen calls them', () => {
  const detail = { version: 2, changes: { rfm: { recencyDays: [20, 40, 80, 160] }, value: { vipShare: null } } }
  expect(auditDetailText(detail, ({ zh }) => zh)).toMatch(
    /^版本 2 · 改动 RFM 评分：.*R5–R2.* 20, 40, 80, 160、终身价值与层级：.* —$/,
  )
})
