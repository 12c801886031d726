import { staffRoleLabels, type StaffRole } from '#domain/access/staff-role.ts'
import { type AccountRefusal, addAccount, changeAccount, passwordLength, resetAccount } from '#operations/accounts.ts'
import { type Account, accountNamed, accountsOf } from '#store/accounts.ts'
import { staffOf } from '#store/staff.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { centreNamed, type GroupHome, withGroup } from '#cli/home.ts'
import { type Options, textOption } from '#cli/option.ts'
import { refuse } from '#cli/refusal.ts'

const roles = Object.keys(staffRoleLabels) as StaffRole[]
const none = {} as const satisfies Options
const user = { name: 'USER', label: { zh: '账号名', en: 'user name' } } as const

const addOptions = {
  role: {
    takes: 'ROLE',
    label: { zh: '角色：advisor、manager、analyst、admin', en: 'role: advisor, manager, analyst, admin' },
    read: (text: string) => roles.find((role) => role === text) ?? null,
    wants: { zh: 'advisor、manager、analyst 或 admin', en: 'advisor, manager, analyst or admin' },
  },
  name: textOption('NAME', {
    zh: '姓名；与员工名单中的同名者合为一人',
    en: 'their name; somebody of that name in the staff list becomes the user',
  }),
} as const satisfies Options

export const userAddCommand = command({
  name: 'user add',
  label: { zh: '新建登录账号', en: 'let somebody sign in' },
  about: {
    zh: '新建账号并显示一次初始密码；第一次登录时必须修改。顾问和经理要用 --centre 指定服务中心。',
    en: 'Makes a user and shows the first password once; it has to be changed at the first sign-in. Advisors and managers need --centre.',
  },
  operands: [user],
  options: addOptions,
  examples: [
    { line: 'user add wang --role manager --centre 浦东店 --name 王敏', says: { zh: '一位经理', en: 'a manager' } },
  ],
  run: (given, context) => withGroup(given, context, (home) => add(home, given, context)),
})

export const userResetCommand = command({
  name: 'user reset',
  label: { zh: '重设密码', en: 'give a user a new password' },
  about: {
    zh: '生成新密码并显示一次；该账号的登录和两步验证随之失效。',
    en: 'Makes a new password and shows it once; the user’s sessions and second factor end.',
  },
  operands: [user],
  options: none,
  examples: [{ line: 'user reset wang', says: { zh: '忘了密码', en: 'a forgotten password' } }],
  run: (given, context) =>
    withGroup(given, context, async (home) => {
      const { staffId } = await named(home, given)
      const reset = await resetAccount(home.store, { groupId: home.group.groupId, staffId }, context.user)
      if ('fault' in reset) return refuse(sentenceOf(reset))
      return say(context.phrases.user.password(reset.password), context)
    }),
})

export const userDisableCommand = command({
  name: 'user disable',
  label: { zh: '停用账号', en: 'disable a user' },
  about: {
    zh: '立即退出其所有登录；最后一位管理员不能停用。',
    en: 'Ends their sessions at once. The last administrator stays.',
  },
  operands: [user],
  options: none,
  examples: [{ line: 'user disable wang', says: { zh: '离职', en: 'somebody has left' } }],
  run: (given, context) =>
    withGroup(given, context, async (home) => {
      const { staffId, username } = await named(home, given)
      const asked = { groupId: home.group.groupId, staffId, change: { isDisabled: true } }
      const changed = await changeAccount(home.store, asked, context.user)
      if ('fault' in changed) return refuse(sentenceOf(changed))
      return say(context.phrases.user.disabled(username), context)
    }),
})

async function add(home: GroupHome, given: Given<typeof addOptions>, context: Context): Promise<ExitStatus> {
  const [username = ''] = given.operands
  const { role, name, centre } = given.options
  if (role === null) return refuse({ zh: '请用 --role 指定角色', en: 'name a role with --role' })
  const { groupId } = home.group
  const centreId = centreNamed(centre, home)?.centreId ?? null
  const person = (await staffOf(home.store.reader, groupId)).find(
    (each) => each.name === name && (centreId === null || each.centreId === centreId),
  )
  const who = person === undefined ? { name: name ?? username } : { staffId: person.staffId }
  const added = await addAccount(home.store, { groupId, username, role, centreId, who, password: null }, context.user)
  if ('fault' in added) return refuse(sentenceOf(added))
  return say(context.phrases.user.password(added.password), context)
}

async function named({ store, group }: GroupHome, { operands: [username = ''] }: Given<Options>): Promise<Account> {
  const found = await accountNamed(store.reader, username)
  if (found?.groupId === group.groupId) return found
  const known = (await accountsOf(store.reader, group.groupId)).map((each) => each.username)
  return refuse({
    zh: `没有账号“${username}”；现有：${known.join('、') || '无'}`,
    en: `there is no user “${username}”; there are: ${known.join(', ') || 'none'}`,
  })
}

async function say(line: string, { out }: Context): Promise<ExitStatus> {
  await out.write(`${line}\n`)
  return exitStatus.done
}

function sentenceOf(refusal: AccountRefusal): { zh: string; en: string } {
  switch (refusal.fault) {
    case 'username-taken':
      return {
        zh: `账号名 ${refusal.username} 已被使用，或此人已有账号`,
        en: `${refusal.username} is taken, or they have a user already`,
      }
    case 'username-unfit':
      return {
        zh: '账号名须为 2–40 个字母、汉字、数字、点、横线',
        en: 'a user name has 2–40 letters, digits, dots or hyphens',
      }
    case 'password-unfit':
      return {
        zh: `密码至少 ${passwordLength.min} 个字符`,
        en: `a password has at least ${passwordLength.min} characters`,
      }
    case 'centre-missing':
      return { zh: '顾问和经理要用 --centre 指定服务中心', en: 'advisors and managers need --centre' }
    case 'last-administrator':
      return { zh: '这是最后一位管理员，不能停用', en: 'this is the last administrator and has to stay' }
    default:
      return { zh: '没有这个账号', en: 'there is no such user' }
  }
}
