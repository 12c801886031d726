import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'
import { root, run } from '../../scripts/run.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A Chromium, and where libraries lie that this machine does not have; null where it has them. */
    browser: { readonly path: string; readonly libraries: string | null }
  }
}

/** Once for the whole run: the pages as they are served, and a browser that starts. */
export async function setup(project: TestProject): Promise<void> {
  const { ok, output } = await run('node scripts/pages.ts', root)
  if (!ok) throw new Error(output)
  project.provide('browser', await findBrowser())
}

/** A Chromium of the machine where there is one, else the one that npm brought. */
export async function findBrowser(): Promise<{ path: string; libraries: string | null }> {
  const own = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  const path = own ?? (await chromium.executablePath())
  if (await starts(path, null)) return { path, libraries: null }
  const libraries = unpackLibraries()
  if (await starts(path, libraries)) return { path, libraries }
  throw new Error(`the browser ${path} does not start on this machine: install Debian's package chromium`)
}

async function starts(path: string, libraries: string | null): Promise<boolean> {
  const env = { ...process.env, ...(libraries === null ? {} : { LD_LIBRARY_PATH: libraries }) }
  return promisify(execFile)(path, ['--headless', '--no-sandbox', '--version'], { env }).then(
    () => true,
    () => false,
  )
}

/** Those that the package brings for machines that have next to nothing. */
function unpackLibraries(): string {
  const folder = join(tmpdir(), 'longrange-browser-libraries')
  if (!existsSync(folder)) {
    mkdirSync(folder)
    const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin/al2023.tar.br')
    writeFileSync(join(folder, 'all.tar'), brotliDecompressSync(readFileSync(packed)))
    execFileSync('tar', ['-xf', 'all.tar'], { cwd: folder })
  }
  return join(folder, 'lib')
}
