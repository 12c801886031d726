import type { StaffRole } from '#domain/access/staff-role.ts'
import { paths, type ScreenName } from '#web/paths.ts'
import type { App } from '#test/browser/app.ts'

/** Where each screen is in an app, filled with somebody and something that is there, and who has it in their navigation. */
export async function screenAddresses({ rows }: App): Promise<{
  readonly addressOf: (name: ScreenName) => string
  readonly rolesOf: (name: ScreenName) => readonly StaffRole[]
}> {
  const [someone] = await rows(
    `SELECT customer_id FROM customers WHERE group_id = $group AND advisor_id = (SELECT "staffId" FROM sign_in_users WHERE username = 'advisor') ORDER BY 1 LIMIT 1`,
  )
  const [anImport] = await rows('SELECT import_id FROM imports WHERE group_id = $group ORDER BY 1 LIMIT 1')
  const params: Readonly<Record<string, string>> = {
    customerId: String(someone?.['customer_id']),
    importId: String(anImport?.['import_id']),
    calculator: 'lifetime-value',
    part: 'policy',
  }
  return {
    addressOf: (name) => paths[name].path.replaceAll(/\$(\w+)/g, (_, param: string) => params[param] ?? ''),
    rolesOf: (name) => paths[name].roles,
  }
}
