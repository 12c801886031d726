import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (folder: string): string => new URL(folder, import.meta.url).pathname

/** Reloads and parses like the product: same origin, `/api` passed on to the server named here. */
const server = process.env['LONGRANGE_WEB_SERVER'] ?? 'http://127.0.0.1:3860'

export default defineConfig({
  root: at('src/web'),
  resolve: { alias: { '#web': at('src/web'), '#domain': at('src/domain') } },
  plugins: [react()],
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
