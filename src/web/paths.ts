import type { StaffRole } from '#domain/access/staff-role.ts'
import type { Label } from '#domain/label.ts'
import type { IconName } from '#web/ui/icons.tsx'
import { stringifySearch } from '#web/search-reader.ts'

export interface ScreenPath {
  readonly path: string
  readonly label: Label
  readonly icon: IconName
  /** Who finds it in the navigation; the server decides what they may see on it. */
  readonly roles: readonly StaffRole[]
  /** Where it stands in the navigation; null: reached from other screens only. */
  readonly place: 'work' | 'insight' | 'steer' | 'data' | 'settings' | null
}

const all = ['advisor', 'manager', 'analyst', 'admin'] as const
const customerFacing = ['advisor', 'manager', 'analyst'] as const
const leading = ['manager', 'analyst'] as const

/** Every screen of the app, in the order of the navigation. */
export const paths = {
  cockpit: {
    path: '/',
    label: { zh: '驾驶舱', en: 'Cockpit' },
    icon: 'gauge',
    roles: leading,
    place: 'work',
  },
  worklist: {
    path: '/worklist',
    label: { zh: '今日工作', en: "Today's work" },
    icon: 'phone',
    roles: ['advisor', 'manager'],
    place: 'work',
  },
  team: {
    path: '/team',
    label: { zh: '团队看板', en: 'Team board' },
    icon: 'columns',
    roles: leading,
    place: 'work',
  },
  actions: {
    path: '/actions',
    label: { zh: '本周行动', en: "This week's actions" },
    icon: 'checklist',
    roles: customerFacing,
    place: 'work',
  },
  complaints: {
    path: '/complaints',
    label: { zh: '投诉', en: 'Complaints' },
    icon: 'alert',
    roles: customerFacing,
    place: 'work',
  },
  messages: {
    path: '/messages',
    label: { zh: '消息', en: 'Messages' },
    icon: 'message',
    roles: customerFacing,
    place: 'work',
  },
  customers: {
    path: '/customers',
    label: { zh: '客户', en: 'Customers' },
    icon: 'people',
    roles: all,
    place: 'work',
  },
  profile: {
    path: '/customers/$customerId',
    label: { zh: '客户档案', en: 'Profile' },
    icon: 'person',
    roles: all,
    place: null,
  },
  segments: {
    path: '/segments',
    label: { zh: '客群', en: 'Segments' },
    icon: 'segments',
    roles: leading,
    place: 'insight',
  },
  retention: {
    path: '/retention',
    label: { zh: '留存', en: 'Retention' },
    icon: 'retention',
    roles: leading,
    place: 'insight',
  },
  value: {
    path: '/value',
    label: { zh: '价值', en: 'Value' },
    icon: 'value',
    roles: leading,
    place: 'insight',
  },
  centres: {
    path: '/centres',
    label: { zh: '门店对比', en: 'Centres compared' },
    icon: 'centres',
    roles: leading,
    place: 'insight',
  },
  calculators: {
    path: '/calculators',
    label: { zh: '测算工具', en: 'Calculators' },
    icon: 'calculator',
    roles: leading,
    place: 'insight',
  },
  calculator: {
    path: '/calculators/$calculator',
    label: { zh: '测算工具', en: 'Calculator' },
    icon: 'calculator',
    roles: leading,
    place: null,
  },
  goals: {
    path: '/goals',
    label: { zh: '目标', en: 'Goals' },
    icon: 'goal',
    roles: leading,
    place: 'steer',
  },
  reports: {
    path: '/reports',
    label: { zh: '月度复盘', en: 'Monthly review' },
    icon: 'file',
    roles: leading,
    place: 'steer',
  },
  playbooks: {
    path: '/playbooks',
    label: { zh: '剧本', en: 'Playbooks' },
    icon: 'list',
    roles: ['manager', 'analyst', 'admin'],
    place: 'steer',
  },
  playbook: {
    path: '/playbooks/$playbookId',
    label: { zh: '剧本', en: 'Playbook' },
    icon: 'list',
    roles: ['manager', 'analyst', 'admin'],
    place: null,
  },
  selfCheck: {
    path: '/self-check',
    label: { zh: '自检', en: 'Self-check' },
    icon: 'stethoscope',
    roles: ['manager'],
    place: 'steer',
  },
  imports: {
    path: '/imports',
    label: { zh: '数据导入', en: 'Imports' },
    icon: 'upload',
    roles: ['manager', 'admin'],
    place: 'data',
  },
  importRun: {
    path: '/imports/$importId',
    label: { zh: '一次导入', en: 'One import' },
    icon: 'upload',
    roles: ['manager', 'admin'],
    place: null,
  },
  duplicates: {
    path: '/duplicates',
    label: { zh: '重复客户', en: 'Duplicates' },
    icon: 'merge',
    roles: ['manager', 'admin'],
    place: 'data',
  },
  settings: {
    path: '/settings',
    label: { zh: '设置', en: 'Settings' },
    icon: 'settings',
    roles: ['manager', 'admin'],
    place: 'settings',
  },
  settingsPart: {
    path: '/settings/$part',
    label: { zh: '设置', en: 'Settings' },
    icon: 'settings',
    roles: ['manager', 'admin'],
    place: null,
  },
  account: {
    path: '/account',
    label: { zh: '我的账户', en: 'My account' },
    icon: 'person',
    roles: all,
    place: null,
  },
} as const satisfies Readonly<Record<string, ScreenPath>>

export type ScreenName = keyof typeof paths

/** The parameters in a path: `/customers/$customerId` → `{ customerId: string | number }`. */
type ParamsIn<P extends string> = P extends `${string}$${infer Name}/${infer Rest}`
  ? { readonly [K in Name]: string | number } & ParamsIn<Rest>
  : P extends `${string}$${infer Name}`
    ? { readonly [K in Name]: string | number }
    : unknown

type Given<N extends ScreenName> =
  unknown extends ParamsIn<(typeof paths)[N]['path']>
    ? { readonly params?: undefined; readonly search?: Search }
    : { readonly params: ParamsIn<(typeof paths)[N]['path']>; readonly search?: Search }

type Search = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

type HrefArguments<N extends ScreenName> = {} extends Given<N> ? [given?: Given<N>] : [given: Given<N>]

/** The address of a screen: `hrefTo('customers', { search: { stage: 'growth' } })`. */
export function hrefTo<N extends ScreenName>(name: N, ...[given]: HrefArguments<N>): string {
  const params: Readonly<Record<string, string | number>> = given?.params ?? {}
  const path = paths[name].path.replace(/\$(\w+)/g, (_, param: string) => encodeURIComponent(params[param] ?? ''))
  return `${path}${stringifySearch(given?.search ?? {})}`
}

/** The screen that a reader begins with. */
export function homeOf(role: StaffRole): string {
  if (role === 'admin') return paths.imports.path
  return role === 'advisor' ? paths.worklist.path : paths.cockpit.path
}
