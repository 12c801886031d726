import { resolve } from 'node:path'
import { backup, type BackupRefusal } from '#operations/backup.ts'
import type { Label } from '#domain/label.ts'
import { command } from '#cli/command.ts'
import { exitStatus } from '#cli/exit-status.ts'
import { placeOf, withHome } from '#cli/home.ts'
import { homeSentence } from '#cli/phrases/home-sentences.ts'
import { withProgress } from '#cli/progress.ts'
import { systemWords } from '#cli/phrases/system-words.ts'
import { refuse } from '#cli/refusal.ts'

export const backupCommand = command({
  name: 'backup',
  label: { zh: '把全部数据备份成一个文件', en: 'put all data into one file' },
  about: {
    zh: '写出一个带校验的文件，内置数据库和 PostgreSQL 服务器通用；用 restore 恢复，也是从内置数据库迁到服务器的办法。备份期间可以继续工作。不含导入文件的副本。',
    en: 'Writes one checked file that fits the embedded database and a server alike: restore brings it back, and moves from one to the other. Work may go on meanwhile. Copies of imported files are not in it.',
  },
  operands: [{ name: 'FILE', label: { zh: '备份文件', en: 'the file to write' } }],
  options: {},
  examples: [{ line: 'backup longrange-2024-09-01.backup', says: { zh: '每天备份一次', en: 'once a day' } }],
  run: ({ operands: [file = ''], ...given }, context) =>
    withHome(placeOf(given, context), context, async ({ store }) => {
      const written = await withProgress(context, (show) => {
        const onShare = (share: number): void => show(context.phrases.backup.writing, share)
        return backup(store, resolve(file), { by: context.user, now: context.now, onShare })
      })
      if ('fault' in written) return refuse(sentenceOf(written))
      const { tables, rows, bytes } = written
      const told = given.options.json
        ? JSON.stringify({ file: resolve(file), tables, rows, bytes })
        : context.phrases.backup.done(file, rows, bytes)
      await context.out.write(`${told}\n`)
      return exitStatus.done
    }),
})

function sentenceOf(refusal: BackupRefusal): Label {
  switch (refusal.fault) {
    case 'import-under-way':
      return { zh: '正在导入，请等它结束后再备份', en: 'an import is under way; back up when it has ended' }
    case 'file-is-no-backup':
      return {
        zh: `${refusal.file} 已存在而且不是备份文件；请换一个文件名`,
        en: `${refusal.file} is there already and is no backup; choose another name`,
      }
    case 'file-not-written':
      return {
        zh: `无法写入 ${refusal.file}：${systemWords(refusal.detail).zh}`,
        en: `${refusal.file} could not be written: ${systemWords(refusal.detail).en}`,
      }
    case 'database-not-migrated':
      return {
        zh: '数据库结构还没有升级；请先运行 longrange doctor',
        en: 'the database is not up to date; run longrange doctor',
      }
    default:
      return homeSentence(refusal)
  }
}
