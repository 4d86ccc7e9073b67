import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';

/** The checkout, whose sources the page loads as they are. */
const root = join(import.meta.dirname, '..', '..', '..');

/** A page of our own origin that loads the decoder, its peers and the camera from the checkout. */
export interface ScanPage {
  readonly url: string;
  close(): Promise<void>;
}

const html = '<!doctype html><title>bench</title><video muted playsinline></video>';

export async function serveScanPage(): Promise<ScanPage> {
  const server: ViteDevServer = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(root, 'node_modules', '.vite-bench-scan'),
    // Any free port: a benchmark meets no other program.
    server: { port: 0, watch: null, hmr: false },
    optimizeDeps: {
      noDiscovery: true,
      include: [
        '@preact/signals',
        '@zxing/browser',
        '@zxing/library',
        'jsqr',
        'zod/mini',
        'zxing-wasm/reader',
      ],
    },
    plugins: [
      {
        name: 'bench-page',
        configureServer({ middlewares }) {
          middlewares.use('/bench.html', (_request, response) => {
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(html);
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.httpServer?.address() as AddressInfo | undefined;
  return { url: `http://localhost:${address?.port}/bench.html`, close: () => server.close() };
}

/** Paths of the page's modules, by what they are. */
export const modules = {
  decode: '/src/kiosk/devices/scanner/decode/index.ts',
  decoderClient: '/src/kiosk/devices/scanner/camera/decoder-client.ts',
  scanner: '/src/kiosk/devices/scanner/index.ts',
  wasm: '/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm',
  jsqr: '/@id/jsqr',
  zxingBrowser: '/@id/@zxing/browser',
} as const;
