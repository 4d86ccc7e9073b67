import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShellConfig } from '../config.ts';
import { type ShellWorld, startShell } from '../shell.ts';

// Faults are the point here: their log lines would drown the tests' own.
process.env['MOTCHAM_LOG'] ??= 'off';

/** An answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/**
 * Sends one request as raw as Node can: `Host` and path exactly as given, which no browser and no
 * `fetch` would do.
 */
export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Ask = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { host: `localhost:${port}`, ...headers },
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A shell over a small page, in a directory of its own. */
export async function startTestShell(
  change: Partial<ShellConfig> = {},
  files: Readonly<Record<string, string>> = {},
  world: ShellWorld = {},
) {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-shell-'));
  const pageDirectory = join(directory, 'page');
  mkdirSync(join(pageDirectory, 'assets'), { recursive: true });
  writeFileSync(join(pageDirectory, 'index.html'), '<!doctype html><title>Một Chạm</title>');
  writeFileSync(join(pageDirectory, 'service-worker.js'), '// worker');
  writeFileSync(join(pageDirectory, 'assets', 'app-B4c_D3f9.js'), 'export {};');
  writeFileSync(join(pageDirectory, 'assets', 'zxing-A1b2C3d4.wasm'), 'wasm');
  writeFileSync(join(directory, 'secret.txt'), 'secret');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(pageDirectory, name), text);
  const shell = await startShell(
    {
      stateDirectory: join(directory, 'state'),
      pageDirectory,
      port: 0,
      trial: true,
      hub: { url: 'http://127.0.0.1:9' },
      printer: null,
      browser: 'none',
      ...change,
    },
    world,
  );
  const own = { 'sec-fetch-site': 'same-origin', origin: `http://localhost:${shell.port}` };
  return {
    shell,
    directory,
    own,
    ask: (path: string, options?: Ask) => ask(shell.port, path, options),
    /** Headers of the kiosk's own page, with a token. */
    page: async () => {
      const session = await ask(shell.port, '/bridge/session', { headers: own });
      return { ...own, 'x-motcham-bridge': String(JSON.parse(session.text).token) };
    },
    close: async () => {
      await shell.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
export type TestShell = Awaited<ReturnType<typeof startTestShell>>;
