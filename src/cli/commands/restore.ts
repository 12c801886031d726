import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Label } from '#domain/label.ts'
import { restore, type RestoreRefusal } from '#operations/restore.ts'
import { command } from '#cli/command.ts'
import { exitStatus } from '#cli/exit-status.ts'
import { placeOf, withHome } from '#cli/home.ts'
import { momentText } from '#cli/moment.ts'
import { flag, type Options } from '#cli/option.ts'
import { withProgress } from '#cli/progress.ts'
import { systemWords, thrownWords } from '#cli/phrases/system-words.ts'
import { refuse } from '#cli/refusal.ts'

const options = {
  force: flag({ zh: '覆盖数据库中已有的数据', en: 'replace what the database holds' }),
} as const satisfies Options

export const restoreCommand = command({
  name: 'restore',
  label: { zh: '从备份文件恢复', en: 'bring a backup back' },
  about: {
    zh: '先核对整个备份文件，再一次性恢复：要么全部恢复，要么什么都不变。目标数据库应为空，否则需要 --force。备份之后按本人要求删除的客户，只要目标数据库或备份旁的 longrange-deletions.json 记着，恢复后仍然是删除的；把备份复制到别处时请连同最新的这个文件一起复制。',
    en: 'Checks the whole file first, then restores all of it or nothing. The database should be empty, or --force is needed. People who were deleted at their request after the backup stay deleted where this database, or longrange-deletions.json beside the backup, knows of it: take the newest of that file along when a backup is copied elsewhere.',
  },
  operands: [{ name: 'FILE', label: { zh: '备份文件', en: 'the backup' } }],
  options,
  examples: [
    {
      line: 'restore longrange-2024-09-01.backup',
      says: { zh: '恢复到空的数据文件夹', en: 'into an empty data folder' },
    },
    {
      line: 'restore longrange.backup --database postgresql://lr:secret@db/longrange',
      says: { zh: '迁到 PostgreSQL 服务器', en: 'move to a PostgreSQL server' },
    },
  ],
  run: async ({ operands: [file = ''], ...given }, context) => {
    await seeFile(file)
    return withHome(placeOf(given, context), context, async ({ store }) => {
      const restored = await withProgress(context, (show) => {
        const onShare = (share: number): void => show(context.phrases.backup.restoring, share)
        return restore(store, resolve(file), { by: context.user, insists: given.options.force, onShare })
      })
      if ('fault' in restored) return refuse(sentenceOf(restored))
      const { madeAt, rows, deletedAgain, migrated } = restored
      const told = given.options.json
        ? JSON.stringify({ made_at: madeAt, rows, deleted_again: deletedAgain, migrated })
        : context.phrases.backup.restored(file, momentText(madeAt), rows)
      await context.out.write(`${told}\n`)
      return exitStatus.done
    })
  },
})

/** Refuses a file that is not there before a data folder is made for it. */
async function seeFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => refuse(notOpened(file, thrownWords(error))))
  if (!found.isFile()) refuse(notOpened(file, systemWords('EISDIR')))
}

function notOpened(file: string, why: Label): Label {
  return { zh: `打不开 ${file}：${why.zh}`, en: `${file} cannot be opened: ${why.en}` }
}

function sentenceOf(refusal: RestoreRefusal): Label {
  switch (refusal.fault) {
    case 'not-a-backup':
      return { zh: `${refusal.file} 不是续航的备份文件`, en: `${refusal.file} is no backup of Longrange` }
    case 'damaged-backup':
      return {
        zh: `${refusal.file} 已损坏（${systemWords(refusal.detail).zh}），什么都没有恢复；请换另一份备份`,
        en: `${refusal.file} is damaged (${systemWords(refusal.detail).en}); nothing was restored, take another backup`,
      }
    case 'backup-made-by-newer':
      return {
        zh: `${refusal.file} 由更新版本的续航写成（${refusal.by}）；请先升级续航`,
        en: `${refusal.file} was made by a newer Longrange (${refusal.by}); upgrade first`,
      }
    case 'file-unreadable':
      return notOpened(refusal.file, systemWords(refusal.detail))
    case 'deletions-unreadable':
      return {
        zh: `备份旁的 ${refusal.file} 读不出来，它记着之后删除了谁；什么都没有恢复，请从备份文件夹重新复制它，确认无人被删除时也可以移走它`,
        en: `${refusal.file}, which tells who was deleted since, cannot be read; nothing was restored. Copy it again from the folder of the backups; move it away only if nobody was deleted`,
      }
    case 'backup-of-other-schema':
      return {
        zh: `${refusal.file} 来自另一种版本的续航（${refusal.migration} 不同），无法恢复`,
        en: `${refusal.file} comes from another edition of Longrange (${refusal.migration} differs) and cannot be restored`,
      }
    case 'database-not-empty':
      return {
        zh: `数据库里已有 ${refusal.groups} 个集团、${refusal.customers} 位客户；要用备份覆盖它们请加 --force，或用 --data 指定新文件夹`,
        en: `the database holds ${refusal.groups} groups and ${refusal.customers} customers; replace them with --force, or name a new folder with --data`,
      }
    case 'database-busy':
      return {
        zh: '正在导入、评分或恢复，请等它结束后再试',
        en: 'an import, a scoring or another restore is under way; try again when it has ended',
      }
  }
}
