import type { Label } from '#domain/label.ts'
import type { OpenRefusal } from '#store/connect.ts'

/** What the doctor looks at, in the order in which it is told. */
export const findingLabels = {
  node: { zh: 'Node 版本', en: 'Node' },
  packages: { zh: '安装的程序包', en: 'Installed packages' },
  disk: { zh: '磁盘空间', en: 'Disk space' },
  folder: { zh: '数据文件夹', en: 'Data folder' },
  database: { zh: '数据库', en: 'Database' },
  durability: { zh: '断电保护', en: 'Safety against power loss' },
  connections: { zh: '数据库连接数', en: 'Database connections' },
  clock: { zh: '时钟', en: 'Clock' },
  migrations: { zh: '数据库结构', en: 'Database schema' },
  zones: { zh: '服务中心时区', en: 'Time zones of centres' },
  holidays: { zh: '节假日日历', en: 'Public holidays' },
  imports: { zh: '导入', en: 'Imports' },
  staging: { zh: '导入的临时表', en: 'Tables left by imports' },
  histories: { zh: '客户历史汇总', en: 'Packed histories' },
  backup: { zh: '备份', en: 'Backup' },
} as const satisfies Record<string, Label>

export type FindingCode = keyof typeof findingLabels

/** One thing that was looked at: what was found, and where it is not well what to do. */
export interface Finding {
  readonly code: FindingCode
  readonly state: 'ok' | 'warning' | 'problem'
  /** Numbers and names as they are; units end their names. */
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
  /** Null where all is well, or where `refusal` says it. */
  readonly mend: Label | null
  /** Why the database could not be opened. */
  readonly refusal?: OpenRefusal
}

/** A finding whose mend is told only where something is to be mended. */
export function finding(code: FindingCode, state: Finding['state'], facts: Finding['facts'], mend: Label): Finding {
  return { code, state, facts, mend: state === 'ok' ? null : mend }
}
