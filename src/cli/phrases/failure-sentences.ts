import type { Label } from '#domain/label.ts'
import { isOutage } from '#store/outage.ts'

/** Codes of PostgreSQL and of the operating system that stand for a failure of the machine, not of the program. */
const kinds: readonly { readonly codes: RegExp; readonly sentence: Label }[] = [
  {
    codes: /^(57P0[123]|08\w{3}|ECONNRESET|ECONNREFUSED|ERR_STREAM_PREMATURE_CLOSE)$/,
    sentence: {
      zh: '与数据库的连接中断了。已完成的部分都已保存；请检查数据库（longrange doctor），然后再运行一次',
      en: 'the connection to the database broke. What was done is saved; look at the database (longrange doctor) and run this again',
    },
  },
  {
    codes: /^(53100|ENOSPC|EDQUOT)$/,
    sentence: {
      zh: '磁盘已满。什么都没有损坏；请腾出空间，然后再运行一次',
      en: 'the disk is full. Nothing is damaged; make room and run this again',
    },
  },
  {
    codes: /^(53200|ENOMEM)$/,
    sentence: {
      zh: '内存不足；请关闭其他程序后再运行一次',
      en: 'there is not enough memory; close other programs and run this again',
    },
  },
  {
    codes: /^(42501|25006)$/,
    sentence: {
      zh: '数据库用户没有足够的权限；它需要能在该数据库中建表',
      en: 'the database user lacks a permission; it must be able to make tables in this database',
    },
  },
  {
    codes: /^(EACCES|EPERM|EROFS)$/,
    sentence: { zh: '没有读写文件的权限', en: 'a file may not be read or written' },
  },
]

/** What happened to the machine, where that is what it was; null for a defect of ours. */
export function failureSentence(error: unknown): Label | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const kind = kinds.find(({ codes }) => codes.test(code))
  if (kind !== undefined) return withDetail(kind.sentence, error.message)
  return isOutage(error) ? (kinds[0]?.sentence ?? null) : null
}

function withDetail({ zh, en }: Label, detail: string): Label {
  return { zh: `${zh}（${detail}）`, en: `${en} (${detail})` }
}
