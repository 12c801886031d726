import type { Label } from '#domain/label.ts'
import type { HomeRefusal, NoGroup } from '#operations/open-home.ts'
import { systemWords } from '#cli/phrases/system-words.ts'

type FaultsOf<R> = R extends { readonly fault: infer F extends string } ? F : never

type Sentences<R extends { readonly fault: string }> = {
  readonly [F in FaultsOf<R>]: (refusal: Extract<R, { readonly fault: F }>) => Label
}

/** Why the data can't be opened, and what to do. */
export function homeSentence(refusal: HomeRefusal | NoGroup): Label {
  const sentence = sentences[refusal.fault] as (refusal: HomeRefusal | NoGroup) => Label
  return sentence(refusal)
}

const sentences: Sentences<HomeRefusal | NoGroup> = {
  'folder-unreachable': ({ folder, detail }) => ({
    zh: `无法使用文件夹 ${folder}：${systemWords(detail).zh}。请检查权限，或用 --data 指定其他文件夹`,
    en: `the folder ${folder} cannot be used: ${systemWords(detail).en}. Check its permissions, or name another with --data`,
  }),
  'folder-not-ours': ({ folder }) => ({
    zh: `文件夹 ${folder} 属于其他用户；请用该用户运行，或用 --data 指定自己的文件夹`,
    en: `the folder ${folder} belongs to another user; run as that user, or name a folder of your own with --data`,
  }),
  'folder-holds-other-files': ({ folder, found }) => ({
    zh: `文件夹 ${folder} 里有别的文件（例如 ${found}），而且其他用户也能进入；请用 --data 指定一个新文件夹`,
    en: `the folder ${folder} holds other files (such as ${found}) and others may enter it; name a new folder with --data`,
  }),
  'folder-in-use': ({ folder, pid }) => ({
    zh: `另一个续航程序正在使用 ${folder}${pid === null ? '' : `（进程 ${pid}）`}；请等它结束，或先关闭它`,
    en: `another Longrange is using ${folder}${pid === null ? '' : ` (process ${pid})`}; wait for it to end, or close it`,
  }),
  'no-database-programs': ({ platform }) => ({
    zh: `这台机器（${platform}）没有内置数据库的程序；请运行 npm ci，或用 --database 连接 PostgreSQL 服务器`,
    en: `there is no embedded database for this machine (${platform}); run npm ci, or name a PostgreSQL server with --database`,
  }),
  'other-database-version': ({ folder, found, ours }) => ({
    zh: `${folder} 由 PostgreSQL ${found} 写成，而这里是 ${ours}；请用原来的版本 backup，再在这里 restore`,
    en: `${folder} was written by PostgreSQL ${found}, here is ${ours}; run backup with the former version and restore here`,
  }),
  'database-programs-do-not-run': ({ folder, asRoot, detail }) => ({
    zh: `内置数据库无法启动（${folder}）：${detail}。${asRoot ? '请换成普通用户运行，' : ''}或用 --database 连接 PostgreSQL 服务器`,
    en: `the embedded database does not run (${folder}): ${detail}. ${asRoot ? 'Run as an ordinary user, or' : 'You can'} name a PostgreSQL server with --database`,
  }),
  'database-not-made': ({ folder, detail }) => ({
    zh: `无法在 ${folder} 建立数据库：${detail}。请检查磁盘空间和权限，或运行 longrange doctor`,
    en: `no database could be made in ${folder}: ${detail}. Check disk space and permissions, or run longrange doctor`,
  }),
  'database-did-not-start': ({ folder, log, detail }) => ({
    zh: `${folder} 的数据库没有启动${detail === '' ? '' : `：${detail}`}。详情见 ${log}；也可运行 longrange doctor`,
    en: `the database in ${folder} did not start${detail === '' ? '' : `: ${detail}`}. See ${log}, or run longrange doctor`,
  }),
  'database-does-not-answer': ({ folder, pid, log }) => ({
    zh: `${folder} 的数据库（进程 ${pid}）没有响应；请结束该进程后重试，详情见 ${log}`,
    en: `the database in ${folder} (process ${pid}) does not answer; end that process and try again, see ${log}`,
  }),
  'bad-database-url': ({ detail }) => ({
    zh: `数据库地址写法不对；应为 postgresql://user:password@host:5432/database（${detail}）`,
    en: `the database URL is not one; write postgresql://user:password@host:5432/database (${detail})`,
  }),
  'no-connection': ({ host, port, detail }) => ({
    zh: `连接不上 ${host}:${port} 的数据库：${systemWords(detail).zh}。请检查地址、端口和网络`,
    en: `no connection to the database at ${host}:${port}: ${systemWords(detail).en}. Check address, port and network`,
  }),
  'sign-in-refused': ({ host, user, detail }) => ({
    zh: `${host} 拒绝用户 ${user} 登录：${detail}。请检查用户名和密码`,
    en: `${host} refused to let ${user} in: ${detail}. Check user and password`,
  }),
  'no-such-database': ({ host, database }) => ({
    zh: `${host} 上没有数据库 ${database}；请先建立：createdb ${database}`,
    en: `there is no database ${database} on ${host}; make it first: createdb ${database}`,
  }),
  'server-too-old': ({ found, oldest }) => ({
    zh: `数据库服务器是 PostgreSQL ${found}，需要 ${oldest} 或更高版本`,
    en: `the server is PostgreSQL ${found}; ${oldest} or later is needed`,
  }),
  'server-not-utf8': ({ encoding }) => ({
    zh: `数据库的编码是 ${encoding}，需要 UTF8；请新建一个 UTF8 编码的数据库`,
    en: `the database is encoded as ${encoding} and must be UTF8; make a new database with that encoding`,
  }),
  'server-read-only': ({ host }) => ({
    zh: `${host} 是只读的备用服务器；请连接主服务器`,
    en: `${host} is a standby that takes no changes; name the primary server`,
  }),
  'migration-edited': ({ name }) => ({
    zh: `数据库结构文件 ${name} 在应用后被改动；请恢复原文件（重新安装续航）`,
    en: `the schema file ${name} was changed after it had been applied; put the original back (install Longrange again)`,
  }),
  'database-newer': ({ name }) => ({
    zh: `这个数据库已由更新版本的续航升级（${name}）；请升级续航后再打开`,
    en: `a newer Longrange has upgraded this database (${name}); upgrade Longrange to open it`,
  }),
  'upgrade-not-backed-up': ({ file, detail }) => ({
    zh: `升级前要先备份，但无法写入 ${file}：${systemWords(detail).zh}。数据没有改动；请腾出空间或检查权限后再启动`,
    en: `an upgrade backs up first, and ${file} cannot be written: ${systemWords(detail).en}. Nothing was changed; make room or check permissions, then start again`,
  }),
  'no-group': () => ({
    zh: '这里还没有数据；请先导入文件：longrange import 文件…（或运行 longrange demo 看演示）',
    en: 'there is no data here yet; import files first: longrange import FILE… (or see longrange demo)',
  }),
  'several-groups': ({ names }) => ({
    zh: `有多个集团，请用 --group 指定：${names.join('、')}`,
    en: `there are several groups, name one with --group: ${names.join(', ')}`,
  }),
  'unknown-group': ({ name, names }) => ({
    zh: `没有名为“${name}”的集团${names.length === 0 ? '' : `；现有：${names.join('、')}`}`,
    en: `there is no group “${name}”${names.length === 0 ? '' : `; there are: ${names.join(', ')}`}`,
  }),
}
