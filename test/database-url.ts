import type { Embedded } from '#store/embedded/open-embedded.ts'

/** What `database-host.ts` prepared: a server, and a database on it to clone. Names of clones begin with `prefix`. */
export type TestDatabase = { url: string; template: string; prefix: string }

/** An embedded database's address as a URL. */
export function urlOf({ host, port, user, password, database }: Embedded['address']): string {
  return `postgresql://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
