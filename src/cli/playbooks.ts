import { join } from 'node:path'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { HomeFolders } from '#operations/open-home.ts'
import { playbookFaultSentence, readPlaybookFolders } from '#operations/playbook-files.ts'
import type { Context } from '#cli/command.ts'

/** Folders that playbooks come from: the standard catalogue, then the centre's own below its data folder. */
export function playbookFolders({ data }: Pick<HomeFolders, 'data'>, { playbooksFolder }: Context): string[] {
  return [playbooksFolder, join(data, 'playbooks')]
}

/** The playbooks in force; what is wrong with a file is told, and the others hold. */
export async function playbooksInForce(
  folders: Pick<HomeFolders, 'data'>,
  context: Context,
): Promise<readonly Playbook[]> {
  const { playbooks, readings } = await readPlaybookFolders(playbookFolders(folders, context))
  for (const fault of readings.flatMap(({ faults }) => faults)) {
    await context.err.write(`${playbookFaultSentence(fault, context.language)}\n`)
  }
  return playbooks
}
