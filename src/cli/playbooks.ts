import { join } from 'node:path'
import type { HomeFolders } from '#operations/open-home.ts'
import type { Context } from '#cli/command.ts'

/** Folders with the playbooks that groups begin with: the standard catalogue, then the centre's own below its data folder. */
export function playbookFolders({ data }: Pick<HomeFolders, 'data'>, { playbooksFolder }: Context): string[] {
  return [playbooksFolder, join(data, 'playbooks')]
}
