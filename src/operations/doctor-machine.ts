import { access, constants, readFile, stat, statfs } from 'node:fs/promises'
import module from 'node:module'
import { dirname } from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import { type Finding, finding } from '#operations/finding.ts'

/** Has zstd, in which backups are packed, and the hook that lets TypeScript run below node_modules. */
const oldestNode = [22, 15] as const
const MB = 1024 * 1024

/** The machine below the database: Node, packages, and the folder where `data` is or would be. */
export async function machineFindings(data: string): Promise<Finding[]> {
  return [
    nodeFinding(process.versions.node),
    await packagesFinding(),
    await diskFinding(data),
    await folderFinding(data),
  ]
}

export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])
  return finding(
    'node',
    isOld ? 'problem' : 'ok',
    { version, oldest: oldestNode.join('.') },
    {
      zh: '请用 ./bin/longrange 运行，它自带合适的 Node；或安装 Node 24',
      en: 'run ./bin/longrange, which brings a fitting Node along, or install Node 24',
    },
  )
}

const manifest = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()).default({}) })

/** Whether each package is there in the version that was tried: an old npm resolves others without a word. */
async function packagesFinding(): Promise<Finding> {
  const { version, dependencies } = await manifestAt(new URL('../../package.json', import.meta.url))
  const others: string[] = []
  for (const [name, wanted] of Object.entries(dependencies)) {
    const found = await installedVersion(name)
    if (found !== wanted) others.push(`${name} ${found ?? '–'} ≠ ${wanted}`)
  }
  return finding(
    'packages',
    others.length === 0 ? 'ok' : 'warning',
    { longrange: version, others },
    {
      zh: '请在程序文件夹里运行 npm ci',
      en: 'run npm ci in the folder of the program',
    },
  )
}

async function installedVersion(name: string): Promise<string | null> {
  try {
    const path = module.findPackageJSON(name, import.meta.url)
    return path === undefined ? null : (await manifestAt(path)).version
  } catch {
    return null
  }
}

async function manifestAt(path: URL | string): Promise<z.infer<typeof manifest>> {
  return manifest.parse(JSON.parse(await readFile(path, 'utf8')))
}

async function diskFinding(data: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await existing(data))
  const freeMb = Math.floor((bavail * bsize) / MB)
  return finding(
    'disk',
    freeMb < 512 ? 'problem' : freeMb < 4096 ? 'warning' : 'ok',
    { freeMb, usualMb: 4096 },
    {
      zh: '请腾出磁盘空间：导入一百万行约需 2 GB，备份另需其六分之一',
      en: 'make room on the disk: a million imported rows take some 2 GB, a backup a sixth of that',
    },
  )
}

async function existing(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  return isThere || dirname(folder) === folder ? folder : existing(dirname(folder))
}

/** The folder holds personal data: only its owner may enter. */
async function folderFinding(data: string): Promise<Finding> {
  const found = await stat(data).catch(() => null)
  const nearest = await existing(data)
  const isWritable = await access(nearest, constants.W_OK).then(
    () => true,
    () => false,
  )
  const isOpen = process.platform !== 'win32' && found !== null && (found.mode & 0o077) !== 0
  const facts = { folder: data, made: found !== null, writable: isWritable, openToOthers: isOpen }
  if (isWritable && !isOpen) return { code: 'folder', state: 'ok', facts, mend: null }
  return finding('folder', isWritable ? 'warning' : 'problem', facts, {
    zh: isWritable
      ? `其他用户能进入这个文件夹：chmod 700 ${data}`
      : `不能写入 ${nearest}：请检查权限，或用 --data 指定其他文件夹`,
    en: isWritable
      ? `other users may enter this folder: chmod 700 ${data}`
      : `${nearest} can't be written: check its permissions, or name another with --data`,
  })
}
