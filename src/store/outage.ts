/**
 * Whether an error says that the database went away or has no means to go on (no connection, no disk, shutting down), rather than that
 * something was wrong with what was asked of it. What was under way is then neither done nor undone until the database is back.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  const isConnecting = 'syscall' in error && error.syscall === 'connect'
  return isConnecting || codes.test(code) || words.test(error.message)
}

/** Classes of PostgreSQL: connection, resources, operator's intervention but for a cancelled statement, system. And of sockets. */
const codes = /^(08...|53...|57P..|58...|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ERR_STREAM_PREMATURE_CLOSE)$/

/** Errors of the driver have no code. */
const words =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after|timeout exceeded when trying to connect)/
