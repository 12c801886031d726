import { importKind } from '#intake/kind.ts'
import { birthdayColumn, customerNo } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const household = importKind({
  id: 'household',
  label: { zh: '家庭成员', en: 'Household' },
  key: ['customer_no', 'name'],
  columns: [
    { ...customerNo, required: true },
    {
      id: 'name',
      label: { zh: '姓名', en: 'Name' },
      aliases: words('成员姓名、家庭成员、家人姓名、成员、亲友姓名、member name、member、full name'),
      required: true,
      type: { reads: 'text' },
    },
    {
      id: 'relation',
      label: { zh: '关系', en: 'Relation' },
      aliases: words(
        '与客户关系、与车主关系、家庭关系、成员关系、亲属关系、relationship、relation to customer',
        'kinship',
      ),
      required: true,
      type: { reads: 'text' },
    },
    birthdayColumn,
    {
      id: 'member_customer_no',
      label: { zh: '成员客户编号', en: 'Member customer no.' },
      aliases: words(
        '成员编号、家人客户编号、家庭成员客户编号、成员客户号、member no、member customer',
        'member customer id、member id',
      ),
      type: { reads: 'key' },
    },
  ],
})
