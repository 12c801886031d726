import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const at = (folder: string): string => new URL(folder, import.meta.url).pathname

/** Reloads and parses like the product: same origin, `/api` passed on to the server named here. */
const server = process.env['LONGRANGE_WEB_SERVER'] ?? 'http://127.0.0.1:3860'

/** Packs what the server hands out packed: browsers take gzip everywhere, brotli over TLS. Fonts are packed already. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const files = await readdir(join(dir, 'assets'))
    for (const name of files.filter((each) => /\.(js|css|svg)$/.test(each))) {
      const path = join(dir, 'assets', name)
      const content = await readFile(path)
      await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }))
    }
  },
}

export default defineConfig({
  root: at('src/web'),
  resolve: { alias: { '#web': at('src/web'), '#domain': at('src/domain') } },
  plugins: [react(), packed],
  // The server puts the nonce of each reply in this place: scripts and styles that the page makes itself carry it.
  html: { cspNonce: '__STYLE_NONCE__' },
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  preview: { host: '127.0.0.1', proxy: { '/api': server } },
  build: {
    outDir: at('build/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'd3', test: /node_modules\/d3-/ },
          ],
        },
      },
    },
  },
})
