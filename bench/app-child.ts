import { homeFolders } from '#operations/open-home.ts'
import { serve } from '#http/serve.ts'
import type { StorePlace } from '#store/connect.ts'
import { open } from './places.ts'

/** Serves a database on a port of its own and prints where; ends when its input does: `node bench/app-child.ts <place> <folder> [<pages>]`. */
const [place = '{}', folder = '.', pages = null] = process.argv.slice(2)
const store = await open(JSON.parse(place) as StorePlace)
const serving = await serve({
  home: { store, folders: homeFolders(folder) },
  playbookFolders: ['playbooks'],
  host: '127.0.0.1',
  port: 0,
  tls: null,
  isBehindProxy: false,
  demo: null,
  logs: null,
  version: 'bench',
  pages,
  secret: 'only for benchmarks, long enough to be taken',
})
if ('fault' in serving) throw new Error(serving.fault)
console.log(serving.address)
process.stdin.resume()
process.stdin.once('end', () => {
  console.error(
    JSON.stringify({
      cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
      rssMb: process.resourceUsage().maxRSS / 1024,
    }),
  )
  serving
    .close()
    .then(() => store.close())
    .catch(() => process.exit(1))
})
