// How the explorer is built: one page, all from our own origin, nothing inline (the server's content security policy
// forbids it), every view but the shell loaded on demand.
import { defineConfig, loadEnv } from 'vite'

export default defineConfig(({ mode }) => ({
  base: '/',
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
  build: {
    outDir: '../src/dateline/serve/pages',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': { target: loadEnv(mode, '.', 'DATELINE_').DATELINE_SERVER ?? 'http://127.0.0.1:8751', changeOrigin: true } },
  },
}))
