import { get } from 'node:http';
import { vi } from 'vitest';
import { bridgePaths } from '../domain.ts';
import type { TestShell } from './shell-rig.ts';

/** What a page hears. */
export interface Hearing<T> {
  readonly heard: readonly T[];
  readonly close: () => void;
}

/** A page that listens to the events of one name; resolves when it was told how things stand. */
export async function hearEvents<T>(
  kiosk: TestShell,
  name: string,
  read: (json: unknown) => T,
): Promise<Hearing<T>> {
  const heard: T[] = [];
  const headers = await kiosk.page();
  const event = new RegExp(`event: ${name}\\ndata: (.*)\\n\\n`, 'g');
  let text = '';
  const request = get(
    {
      host: '127.0.0.1',
      port: kiosk.shell.port,
      path: bridgePaths.events,
      agent: false,
      headers: { host: `localhost:${kiosk.shell.port}`, ...headers },
    },
    (response) => {
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
        for (const [whole, data] of text.matchAll(event)) {
          heard.push(read(JSON.parse(data ?? '')));
          text = text.replace(whole, '');
        }
      });
      response.on('error', () => {});
    },
  );
  request.on('error', () => {});
  const isTold = () => {
    if (heard.length === 0) throw new Error(`nothing was told of ${name}`);
  };
  await vi.waitFor(isTold, { timeout: 30_000, interval: 100 });
  return { heard, close: () => request.destroy() };
}
