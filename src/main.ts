import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exitStatus } from '#cli/exit-status.ts'
import { languageOfLocale } from '#cli/language.ts'
import { outputOn } from '#cli/output.ts'
import { runCommandLine } from '#cli/run.ts'
import type { Environment } from '#cli/surroundings.ts'
import { serve } from '#http/serve.ts'
import { jobsAtTerminal } from '#jobs/at-terminal.ts'
import { runJobs } from '#jobs/run-jobs.ts'
import { openPost } from '#operations/post.ts'
import type { SingleSignOn } from '#http/sign-in.ts'

const environment = readEnvironment(process.env)
const ours = ownVersion()

const status = await runCommandLine(process.argv.slice(2), {
  out: outputOn(process.stdout),
  err: outputOn(process.stderr),
  environment,
  now: new Date(),
  user: userName(),
  playbooksFolder: fileURLToPath(new URL('../playbooks/', import.meta.url)),
  version: ours,
  command: ownCommand(),
  serve: (wishes) =>
    serve({
      ...wishes,
      version: ours,
      pages: builtPages(),
      secret: environment.secret,
      startJobs: runJobs,
      singleSignOn: readSingleSignOn(process.env),
      // A demo's people have numbers that may be somebody's.
      post: openPost(wishes.demo === null ? process.env : {}),
      ...readLargestUpload(process.env),
    }),
  jobs: jobsAtTerminal(() => openPost(process.env)),
  interrupted: whenInterrupted(),
})

process.exitCode = status
// Whatever was interrupted may still hold on to something.
if (status === exitStatus.interrupted) process.exit(status)

/** Who asks twice will not wait for the database to close. */
function whenInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (isAsked) process.exit(exitStatus.interrupted)
        isAsked = true
        resolve()
      })
    }
  })
}

/** The environment is read here and nowhere else. */
function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const { LONGRANGE_DATA: data, LONGRANGE_DATABASE_URL: database, LONGRANGE_SECRET: secret, NO_COLOR, TERM } = variables
  return {
    data: data || null,
    database: database || null,
    secret: secret || null,
    language: languageOfLocale(variables['LC_ALL'], variables['LC_MESSAGES'], variables['LANG']),
    isPlain: (NO_COLOR !== undefined && NO_COLOR !== '') || TERM === 'dumb',
  }
}

/** The group's identity provider: all of it, or none. */
function readSingleSignOn(variables: NodeJS.ProcessEnv): SingleSignOn | null {
  const { LONGRANGE_OIDC_ISSUER: issuer, LONGRANGE_OIDC_CLIENT_ID: clientId } = variables
  const { LONGRANGE_OIDC_CLIENT_SECRET: clientSecret, LONGRANGE_ADDRESS: ownAddress } = variables
  if (!issuer) return null
  if (!clientId || !clientSecret || !ownAddress)
    throw new Error(
      'LONGRANGE_OIDC_ISSUER needs LONGRANGE_OIDC_CLIENT_ID, LONGRANGE_OIDC_CLIENT_SECRET and LONGRANGE_ADDRESS',
    )
  return {
    name: variables['LONGRANGE_OIDC_NAME'] || new URL(issuer).hostname,
    issuer,
    clientId,
    clientSecret,
    ownAddress,
  }
}

/** What a file that is handed in may measure, told in megabytes; the usual where nothing is said. */
function readLargestUpload({ LONGRANGE_LARGEST_UPLOAD: said }: NodeJS.ProcessEnv): { largestUpload?: number } {
  if (!said) return {}
  if (!/^[1-9]\d{0,6}$/.test(said))
    throw new Error(`LONGRANGE_LARGEST_UPLOAD is a whole number of megabytes, from 1 on: ${said} is none`)
  return { largestUpload: Number(said) * 1_000_000 }
}

/** The pages as `npm run build` leaves them; null where nobody has built them. */
function builtPages(): string | null {
  const folder = fileURLToPath(new URL('../build/web', import.meta.url))
  return existsSync(`${folder}/index.html`) ? folder : null
}

/** A container's user may have no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`
  }
}

/** Installed, we are on the path; a checkout is called by its launcher. */
function ownCommand(): string {
  const launcher = fileURLToPath(new URL('../bin/longrange', import.meta.url))
  if (launcher.includes('node_modules')) return 'longrange'
  const path = relative(process.cwd(), launcher)
  return path.startsWith('.') ? path : `./${path}`
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
