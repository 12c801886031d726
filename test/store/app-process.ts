import { sql } from 'kysely'
import { openStore } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'

/**
 * An app to be killed: `node test/store/app-process.ts <folder> hold|write|leave`. Says in lines of JSON what it was told and, writing, each
 * number once it is acknowledged. It closes when its input ends; `leave` exits without closing.
 */
const [folder, mode] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: app-process.ts <folder> hold|write|leave')

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const began = performance.now()
const store = await openStore({ folder })
const tookMs = Math.round(performance.now() - began)
if ('fault' in store) {
  say({ ...store, tookMs })
} else {
  say({ opened: true, tookMs })
  if (mode === 'leave') process.exit(0)
  let open = true
  process.stdin.once('end', () => (open = false)).resume()
  const work = mode === 'write' ? write(() => open) : new Promise((resolve) => process.stdin.once('end', resolve))
  // Its own end is not what is tested: it is killed, or the server is.
  await work.catch(() => undefined)
  await store.close()
}

async function write(goingOn: () => boolean): Promise<void> {
  if (store === undefined || 'fault' in store) return
  await inTransaction(store, (writer) =>
    sql`CREATE TABLE IF NOT EXISTS acknowledged (number bigint, run text)`.execute(writer),
  )
  let number = 0
  const one = async (): Promise<void> => {
    while (goingOn()) {
      const mine = ++number
      await inTransaction(store, (writer) =>
        sql`INSERT INTO acknowledged VALUES (${mine}, ${String(process.pid)})`.execute(writer),
      )
      say({ number: mine })
    }
  }
  await Promise.all([one(), one(), one()])
}
