import { dayInZone, type Day } from '#domain/calendar.ts'
import { centresOf, type Centre, type Group } from '#store/groups.ts'
import { chooseGroup, type Home, type HomePlace, openHome } from '#operations/open-home.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import type { Context, Given } from '#cli/command.ts'
import type { Options } from '#cli/option.ts'
import { homeSentence } from '#cli/phrases/home-sentences.ts'
import { playbookFolders } from '#cli/playbooks.ts'
import { refuse } from '#cli/refusal.ts'
import { throwInterrupted } from '#cli/interrupted.ts'

/** Civil days of a group that has no centre yet are those of China. */
const homeZone = 'Asia/Shanghai'

export function placeOf({ options }: Pick<Given<Options>, 'options'>, { environment }: Context): HomePlace {
  return {
    data: options.data ?? environment.data ?? './longrange-data',
    database: options.database ?? environment.database,
  }
}

/** An installation that a command has opened. */
export interface OpenedHome extends Home {
  /** From now on the work ends by itself when somebody presses Ctrl-C, and well. */
  readonly endsItself: () => void
}

/** Opens the installation, works in it and closes it, whatever happens. */
export function withHome<T>(place: HomePlace, context: Context, work: (home: OpenedHome) => Promise<T>): Promise<T> {
  return context.toBeClosed(openAndWork(place, context, work))
}

async function openAndWork<T>(place: HomePlace, context: Context, work: (home: OpenedHome) => Promise<T>): Promise<T> {
  const { err, phrases, interrupted } = context
  const home = await openHome(place, context.now.getTime())
  if ('fault' in home) return refuse(homeSentence(home))
  try {
    if (home.finishedImports > 0) await err.write(`${phrases.finishedImports(home.finishedImports)}\n`)
    if (home.isImporting) await err.write(`${phrases.isImporting}\n`)
    let endsItself = false
    const working = work({ ...home, endsItself: () => void (endsItself = true) })
    return await Promise.race([working, interrupted.then(() => (endsItself ? working : throwInterrupted()))])
  } finally {
    await home.store.close()
  }
}

/** An installation with the group that the command is about. */
export interface GroupHome extends OpenedHome {
  readonly group: Group
  readonly centres: readonly Centre[]
  /** What counts as today in the group. */
  readonly today: Day
}

export async function withGroup<T>(
  given: Pick<Given<Options>, 'options'>,
  context: Context,
  work: (home: GroupHome) => Promise<T>,
): Promise<T> {
  return withHome(placeOf(given, context), context, async (home) => {
    const group = await chooseGroup(home.store.reader, given.options.group)
    if ('fault' in group) return refuse(homeSentence(group))
    await seedPlaybooks(home.store, group.groupId, playbookFolders(home.folders, context))
    const centres = await centresOf(home.store.reader, group.groupId)
    return work({ ...home, group, centres, today: todayOf(group, centres, context) })
  })
}

export function todayOf({ fixedToday }: Pick<Group, 'fixedToday'>, centres: readonly Centre[], { now }: Context): Day {
  return fixedToday ?? dayInZone(now, centres[0]?.zone ?? homeZone)
}

/** The centre that was named; null where none was. */
export function centreNamed(name: string | null, { centres }: Pick<GroupHome, 'centres'>): Centre | null {
  if (name === null) return null
  const names = centres.map((centre) => centre.name)
  return (
    centres.find((centre) => centre.name === name) ??
    refuse({
      zh: `没有名为“${name}”的服务中心；现有：${names.join('、')}`,
      en: `there is no centre “${name}”; there are: ${names.join(', ')}`,
    })
  )
}
