import { importKind } from '#intake/kind.ts'
import { customerNo } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const promises = importKind({
  id: 'promises',
  label: { zh: '承诺', en: 'Promises' },
  key: ['customer_no', 'due', 'text'],
  columns: [
    { ...customerNo, required: true },
    {
      id: 'text',
      label: { zh: '承诺内容', en: 'Promise' },
      aliases: words('承诺、承诺事项、内容、事项、promise text、promised、what、content、description'),
      required: true,
      type: { reads: 'text' },
    },
    {
      id: 'due',
      label: { zh: '到期日', en: 'Due' },
      aliases: words(
        '到期日期、承诺到期日、承诺日期、兑现日期、截止日期、应完成日期、due date、due on、deadline',
        'by when',
      ),
      required: true,
      type: { reads: 'day', notBefore: '2000-01-01' },
    },
    {
      id: 'made_by',
      label: { zh: '承诺人', en: 'Made by' },
      aliases: words('承诺员工、负责人、经办人、promised by、by、owner、staff'),
      type: { reads: 'text' },
    },
  ],
})
