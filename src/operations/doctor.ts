import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '#store/connect.ts'
import { withLock } from '#store/lock.ts'
import { migrationState } from '#store/migrate.ts'
import { databaseFindings, recordFindings } from '#operations/doctor-database.ts'
import { machineFindings } from '#operations/doctor-machine.ts'
import { type Finding, finding } from '#operations/finding.ts'
import { type HomePlace, homeFolders } from '#operations/open-home.ts'

/**
 * Looks whether everything is well with an installation: the machine, the data folder, the database and what is in it.
 * Changes nothing, not even where nothing is there yet.
 */
export async function doctor(place: HomePlace, now: Date): Promise<Finding[]> {
  const folders = homeFolders(place.data)
  return [...(await machineFindings(folders.data)), ...(await storeFindings(place, folders.database, now))]
}

async function storeFindings({ database }: HomePlace, folder: string, now: Date): Promise<Finding[]> {
  if (database === null && !(await isMade(folder))) return [nothingYet(folder)]
  const store = await openStore(database === null ? { folder } : { url: database })
  if ('fault' in store)
    return [{ code: 'database', state: 'problem', facts: { fault: store.fault }, mend: null, refusal: store }]
  try {
    const { applied, missing, refusal } = await migrationState(store.reader)
    const found = await databaseFindings(store, now)
    found.push(
      migrationFinding(
        applied.length,
        missing.map(({ name }) => name),
        refusal,
      ),
    )
    if (missing.length > 0 || refusal !== null) return found
    const isImporting = (await withLock(store, 'import', () => Promise.resolve(true))) === null
    return [...found, ...(await recordFindings(store, { now, isImporting }))]
  } finally {
    await store.close()
  }
}

async function isMade(folder: string): Promise<boolean> {
  return access(join(folder, 'postgres')).then(
    () => true,
    () => false,
  )
}

function nothingYet(folder: string): Finding {
  return finding(
    'database',
    'warning',
    { folder, made: false },
    {
      zh: '这里还没有数据：用 longrange import 导入第一批文件，或用 --data 指明数据在哪里',
      en: 'there is no data here yet: import the first files with longrange import, or say with --data where it is',
    },
  )
}

function migrationFinding(
  applied: number,
  missing: readonly string[],
  refusal: { fault: string; name: string } | null,
): Finding {
  if (refusal?.fault === 'database-newer') {
    return finding(
      'migrations',
      'problem',
      { applied, unknown: refusal.name },
      {
        zh: '数据库由更新版本的续航写成：请升级这里的续航',
        en: 'a newer Longrange has written this database: upgrade the one here',
      },
    )
  }
  if (refusal !== null) {
    return finding(
      'migrations',
      'problem',
      { applied, edited: refusal.name },
      {
        zh: '数据库来自另一种版本的续航：请用写入它的版本备份，再在这里恢复',
        en: 'another edition of Longrange has made this database: back up with that one and restore here',
      },
    )
  }
  return finding(
    'migrations',
    missing.length === 0 ? 'ok' : 'warning',
    { applied, missing },
    {
      zh: '任何一条命令（例如 longrange score）都会先升级数据库结构；升级前可先备份',
      en: 'any command, such as longrange score, brings the schema up to date first; back up before if you like',
    },
  )
}
