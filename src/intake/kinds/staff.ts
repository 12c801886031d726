import { staffRoles } from '#intake/codes/people-codes.ts'
import { importKind } from '#intake/kind.ts'
import { centre, email, phone } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const staff = importKind({
  id: 'staff',
  label: { zh: '员工', en: 'Staff' },
  key: ['staff_no'],
  columns: [
    {
      id: 'staff_no',
      label: { zh: '员工编号', en: 'Staff no.' },
      aliases: words(
        '工号、员工号、员工工号、人员编号、员工ID、staff、staff id、staff number、employee no',
        'employee id、employee number、employee code',
      ),
      required: true,
      type: { reads: 'key' },
    },
    {
      id: 'name',
      label: { zh: '姓名', en: 'Name' },
      aliases: words('员工姓名、人员姓名、员工名称、staff name、employee name、full name'),
      required: true,
      type: { reads: 'text' },
    },
    {
      id: 'role',
      label: { zh: '岗位', en: 'Role' },
      aliases: words('职位、职务、角色、岗位名称、position、job title、title、job'),
      required: true,
      type: { reads: 'code', codes: staffRoles },
    },
    centre,
    phone,
    email,
    {
      id: 'wecom',
      label: { zh: '企业微信', en: 'WeCom' },
      aliases: words('企微、企业微信号、企业微信ID、企微号、企微ID、wecom id、wework、wework id'),
      type: { reads: 'text' },
    },
    {
      id: 'minutes_per_day',
      label: { zh: '每日触达分钟', en: 'Minutes per day' },
      aliases: words(
        '每日分钟、每日触达时间、每天触达分钟、每日触达时长、daily minutes、minutes a day',
        'minutes per workday、capacity minutes',
      ),
      type: { reads: 'whole', min: 0, max: 1440, rounds: true },
    },
  ],
})
