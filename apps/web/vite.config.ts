import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['AIR_URL'] ?? 'http://127.0.0.1:9000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/v1': api, '/healthz': api, '/docs': api } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    // The CSP lets fonts and images come from files of this origin only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
