import type { SampleSignIn } from '#operations/demo-accounts.ts'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import type { Context } from '#cli/command.ts'
import type { OpenedHome } from '#cli/home.ts'
import { playbookFolders } from '#cli/playbooks.ts'
import { refuse } from '#cli/refusal.ts'
import type { ServeRefusal, ServeWishes, Serving } from '#cli/surroundings.ts'

/** Opens the app and says where it is; goes on until Ctrl-C, or until its database is gone: whoever keeps it running starts it anew. */
export async function openApp(
  home: OpenedHome,
  wishes: Omit<ServeWishes, 'home' | 'playbookFolders'>,
  context: Context,
): Promise<void> {
  const folders = playbookFolders(home.folders, context)
  const serving = await context.serve({ ...wishes, home, playbookFolders: folders })
  if ('fault' in serving) return refuse(sentenceOf(serving))
  home.endsItself()
  try {
    await context.out.write(`\n${announcement(serving, wishes.demo, context).join('\n')}\n`)
    const isLost = await Promise.race([context.interrupted, home.store.lost.then(() => true)])
    if (isLost === true) throw Object.assign(new Error('the database has stopped'), { code: '57P01' })
  } finally {
    await serving.close()
  }
}

function announcement(
  { address, setUpCode }: Serving,
  demo: readonly SampleSignIn[] | null,
  context: Context,
): string[] {
  const { phrases, language } = context
  const samples = (demo ?? []).map(
    ({ username, password, role }) => `  ${staffRoleLabels[role][language]}  ${username} / ${password}`,
  )
  return [
    phrases.app.open(address),
    ...(setUpCode === null ? [] : [phrases.app.setUp(setUpCode)]),
    ...(samples.length === 0 ? [] : [phrases.app.samples, ...samples]),
    phrases.app.stop,
  ]
}

function sentenceOf(refusal: ServeRefusal): { zh: string; en: string } {
  switch (refusal.fault) {
    case 'port-taken':
      return {
        zh: `端口 ${refusal.port} 已被占用；请用 --port 指定另一个`,
        en: `port ${refusal.port} is taken; choose another with --port`,
      }
    case 'tls-unreadable':
      return { zh: `无法读取 ${refusal.file}`, en: `cannot read ${refusal.file}` }
  }
}
