import { importKind } from '#intake/kind.ts'
import { pastDay } from '#intake/past-day.ts'
import { customerNo } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const appActivity = importKind({
  id: 'app_activity',
  label: { zh: 'App 使用', en: 'App use' },
  key: ['customer_no', 'date'],
  columns: [
    { ...customerNo, required: true },
    {
      id: 'date',
      label: { zh: '日期', en: 'Date' },
      aliases: words(
        '活跃日期、登录日期、使用日期、访问日期、最近活跃日期、activity date、active on、day',
        'login date、last active',
      ),
      required: true,
      type: { reads: 'day', ...pastDay },
    },
    {
      id: 'sessions',
      label: { zh: '次数', en: 'Sessions' },
      aliases: words(
        '登录次数、使用次数、访问次数、活跃次数、打开次数、会话数、session、session count、logins',
        'visits、opens、count',
      ),
      type: { reads: 'whole', min: 0, max: 1_000_000 },
    },
  ],
})
