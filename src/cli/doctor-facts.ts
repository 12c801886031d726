import type { Label } from '#domain/label.ts'
import type { Finding, FindingCode } from '#operations/finding.ts'
import { momentText } from '#cli/moment.ts'

/** A fact as text: `–` where it is not known. */
type Fact = (name: string) => string

/** What was found, briefly, for each thing that the doctor looks at. */
const facts: Readonly<Record<FindingCode, (fact: Fact, isOk: boolean) => Label>> = {
  node: (fact) => ({
    zh: `${fact('version')}（至少 ${fact('oldest')}）`,
    en: `${fact('version')} (at least ${fact('oldest')})`,
  }),
  packages: (fact) => ({
    zh: `续航 ${fact('longrange')}${also(fact('others'), '；')}`,
    en: `Longrange ${fact('longrange')}${also(fact('others'), '; ')}`,
  }),
  disk: (fact) => ({ zh: `剩余 ${fact('freeMb')} MB`, en: `${fact('freeMb')} MB free` }),
  folder: (fact) => same(fact('folder')),
  database: (fact) => ({
    zh:
      fact('version') === ''
        ? fact('folder')
        : `PostgreSQL ${fact('version')}（${kindWord(fact('kind')).zh}），${fact('sizeMb')} MB`,
    en:
      fact('version') === ''
        ? fact('folder')
        : `PostgreSQL ${fact('version')} (${kindWord(fact('kind')).en}), ${fact('sizeMb')} MB`,
  }),
  durability: (fact, isOk) =>
    isOk
      ? { zh: '已开启', en: 'on' }
      : same(
          `fsync ${fact('fsync')}, full_page_writes ${fact('fullPageWrites')}, synchronous_commit ${fact('synchronousCommit')}`,
        ),
  connections: (fact) => ({
    zh: `${fact('most')} 个中有 ${fact('free')} 个空闲`,
    en: `${fact('free')} of ${fact('most')} are free`,
  }),
  migrations: (fact) => ({
    zh: `已应用 ${fact('applied')} 个${also(fact('missing'), '，待应用：')}${also(fact('unknown') + fact('edited'), '，不符：')}`,
    en: `${fact('applied')} applied${also(fact('missing'), ', to be applied: ')}${also(fact('unknown') + fact('edited'), ', unlike ours: ')}`,
  }),
  clock: (fact) => ({
    zh: `${momentText(fact('now'))}，与数据库相差 ${fact('offBySeconds')} 秒`,
    en: `${momentText(fact('now'))}, ${fact('offBySeconds')} s from the database's`,
  }),
  zones: (fact) => same(fact('wrong')),
  holidays: (fact) => same(fact('missing')),
  imports: (fact) => ({
    zh: fact('underWay') === 'true' ? '正在导入' : fact('unfinished'),
    en: fact('underWay') === 'true' ? 'an import is under way' : fact('unfinished'),
  }),
  staging: (fact) => same(fact('tables')),
  histories: (fact) => ({
    zh: `抽查 ${fact('looked')} 位客户，${fact('differ')} 位不符`,
    en: `${fact('differ')} of ${fact('looked')} customers looked at differ`,
  }),
  backup: (fact) => ({
    zh: fact('lastAt') === '' ? '从未备份' : `上次 ${momentText(fact('lastAt'))}`,
    en: fact('lastAt') === '' ? 'never' : `last at ${momentText(fact('lastAt'))}`,
  }),
}

const fine: Label = { zh: '正常', en: 'OK' }

export function factsOf({ code, state, facts: found, refusal }: Finding): Label {
  if (refusal !== undefined) return same('')
  const told = facts[code]((name) => textOf(found[name]), state === 'ok')
  return told.zh === '' && state === 'ok' ? fine : told
}

function textOf(value: Finding['facts'][string] | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? value.join(', ') : String(value)
}

function also(text: string, before: string): string {
  return text === '' ? '' : `${before}${text}`
}

function same(text: string): Label {
  return { zh: text, en: text }
}

function kindWord(kind: string): Label {
  return kind === 'embedded' ? { zh: '内置', en: 'embedded' } : { zh: '服务器', en: 'server' }
}
