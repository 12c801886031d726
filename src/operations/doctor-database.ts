import { addDays, dayInZone } from '#domain/calendar.ts'
import { holidaysKnownUntil } from '#domain/working-time/working-time-settings.ts'
import type { Store } from '#store/connect.ts'
import { allGroups } from '#store/groups.ts'
import {
  centresOfNoZone,
  lastBackupAt,
  leftoverStaging,
  type ServerHealth,
  serverHealth,
  unlikeHistories,
} from '#store/health.ts'
import { unfinishedImports } from '#store/imports/imports.ts'
import type { Reader } from '#store/transaction.ts'
import { type Finding, finding } from '#operations/finding.ts'
import { policiesOf } from '#operations/policies.ts'

/** The newest major version that our tests have run on. */
const newestMajor = 18
/** Customers whose packed history is packed again to compare. */
const sample = 200
/** A backup older than this is worth a word, days. */
const backupDays = 7

/** What can be told of any database, whatever tables are in it. */
export async function databaseFindings(store: Store, now: Date): Promise<Finding[]> {
  const asked = Date.now()
  const health = await serverHealth(store.reader)
  // The question took a while to get there: half of it counts for each clock.
  const offBySeconds = Math.round((health.clock - asked - (Date.now() - asked) / 2) / 1000)
  return [
    versionFinding(store, health),
    durabilityFinding(health),
    connectionsFinding(health),
    clockFinding(offBySeconds, now),
  ]
}

function versionFinding({ kind, serverVersion }: Store, { version, megabytes }: ServerHealth): Finding {
  const isUntried = Math.floor(serverVersion / 10_000) > newestMajor
  return finding(
    'database',
    isUntried ? 'warning' : 'ok',
    { kind, version, sizeMb: megabytes },
    {
      zh: `PostgreSQL ${newestMajor} 以后的版本尚未试过：如有异常请换用 15–${newestMajor}`,
      en: `nothing after PostgreSQL ${newestMajor} has been tried: should it behave oddly, use 15–${newestMajor}`,
    },
  )
}

export function durabilityFinding({ fsync, fullPageWrites, synchronousCommit }: ServerHealth): Finding {
  const state = !fsync || !fullPageWrites ? 'problem' : synchronousCommit === 'off' ? 'warning' : 'ok'
  return finding(
    'durability',
    state,
    { fsync, fullPageWrites, synchronousCommit },
    {
      zh: '断电可能丢失已确认的数据：请在数据库设置中打开 fsync、full_page_writes 和 synchronous_commit',
      en: 'a power cut may lose what was acknowledged: switch on fsync, full_page_writes and synchronous_commit in the settings of the database',
    },
  )
}

export function connectionsFinding({ connections, mostConnections }: ServerHealth): Finding {
  const free = mostConnections - connections
  return finding(
    'connections',
    free < 2 ? 'problem' : free < 12 ? 'warning' : 'ok',
    { free, most: mostConnections },
    {
      zh: '续航最多使用 11 个连接：请调高 max_connections，或断开其他程序',
      en: 'Longrange uses up to 11 connections: raise max_connections, or end other programs',
    },
  )
}

export function clockFinding(offBySeconds: number, now: Date): Finding {
  const off = Math.abs(offBySeconds)
  const state = off > 600 ? 'problem' : off > 30 ? 'warning' : 'ok'
  return finding(
    'clock',
    state,
    { offBySeconds, now: now.toISOString() },
    {
      zh: '这台机器与数据库的时钟不一致：请打开两边的网络对时',
      en: 'the clocks of this machine and of the database differ: let both be set by the network',
    },
  )
}

/** What the tables say of themselves. */
export async function recordFindings(
  { reader }: Store,
  about: { now: Date; isImporting: boolean },
): Promise<Finding[]> {
  return [
    await zonesFinding(reader),
    await holidaysFinding(reader, about.now),
    await importsFinding(reader, about.isImporting),
    await stagingFinding(reader, about.isImporting),
    await historiesFinding(reader),
    await backupFinding(reader, about.now),
  ]
}

async function zonesFinding(reader: Reader): Promise<Finding> {
  const wrong = await centresOfNoZone(reader)
  return finding(
    'zones',
    wrong.length === 0 ? 'ok' : 'problem',
    { wrong: wrong.map(({ name, zone }) => `${name}: ${zone}`) },
    {
      zh: '时区应为 Asia/Shanghai 这样的名称：请改正这些服务中心的时区',
      en: 'a zone has a name like Asia/Shanghai: correct those of these centres',
    },
  )
}

/** A month before the year ends the next one's holidays have been announced. */
async function holidaysFinding(reader: Reader, now: Date): Promise<Finding> {
  const inAMonth = addDays(dayInZone(now, 'Asia/Shanghai'), 31)
  const missing: string[] = []
  for (const { groupId, name, fixedToday } of await allGroups(reader)) {
    const known = holidaysKnownUntil((await policiesOf(reader, groupId)).of(null).workingTime)
    if (fixedToday === null && (known === null || known < inAMonth)) missing.push(name)
  }
  return finding(
    'holidays',
    missing.length === 0 ? 'ok' : 'warning',
    { missing },
    {
      zh: '请在规则设置“工作时间与节假日”中录入国务院公布的下一年放假与调休安排；未录入的年份按没有节假日计算',
      en: 'enter the next year’s holidays and days worked in their place, as the State Council announced them, in the policy (Working hours and holidays); a year without entries has none',
    },
  )
}

async function importsFinding(reader: Reader, isUnderWay: boolean): Promise<Finding> {
  const unfinished = (await unfinishedImports(reader)).map(({ importId, fileName }) => `${importId}: ${fileName}`)
  return finding(
    'imports',
    unfinished.length === 0 || isUnderWay ? 'ok' : 'warning',
    { unfinished, underWay: isUnderWay },
    {
      zh: '有导入被中断：下一条命令（例如 longrange score）会先把它完成或撤下',
      en: 'an import was interrupted: the next command, such as longrange score, finishes it or takes it back first',
    },
  )
}

async function stagingFinding(reader: Reader, isUnderWay: boolean): Promise<Finding> {
  const tables = isUnderWay ? [] : await leftoverStaging(reader)
  return finding(
    'staging',
    tables.length === 0 ? 'ok' : 'warning',
    { tables },
    {
      zh: `这些表已没有用处，只占空间，可以删除：${tables.map((name) => `DROP TABLE staging.${name}`).join('；')}`,
      en: `these tables only take room and may go: ${tables.map((name) => `DROP TABLE staging.${name}`).join('; ')}`,
    },
  )
}

async function historiesFinding(reader: Reader): Promise<Finding> {
  const { looked, differ } = await unlikeHistories(reader, sample)
  return finding(
    'histories',
    differ === 0 ? 'ok' : 'problem',
    { looked, differ },
    {
      zh: '部分客户的汇总与记录不符，评分可能不准：请先备份，再把这条信息报告给我们',
      en: 'the histories of some customers are not what their records say, so that scores may be wrong: back up, and report this to us',
    },
  )
}

async function backupFinding(reader: Reader, now: Date): Promise<Finding> {
  const lastAt = await lastBackupAt(reader)
  const days = lastAt === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(lastAt)) / 86_400_000))
  return finding(
    'backup',
    days === null || days > backupDays ? 'warning' : 'ok',
    { lastAt, days },
    {
      zh: '请定期备份，并把文件放到另一台机器上：longrange backup FILE',
      en: 'back up regularly, and keep the file on another machine: longrange backup FILE',
    },
  )
}
