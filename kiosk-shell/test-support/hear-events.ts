import { type ClientRequest, get } from 'node:http';
import { bridgePaths } from '../domain.ts';
import type { TestShell } from './shell-rig.ts';

/** What a page hears. */
export interface Hearing<T> {
  readonly heard: readonly T[];
  readonly close: () => void;
}

/** A page that listens to the events of one name; resolves when the shell has answered it. */
export async function hearEvents<T>(
  kiosk: TestShell,
  headers: Readonly<Record<string, string>>,
  name: string,
  read: (json: unknown) => T,
): Promise<Hearing<T>> {
  const heard: T[] = [];
  const event = new RegExp(`event: ${name}\\ndata: (.*)\\n\\n`, 'g');
  let text = '';
  const request: ClientRequest = await new Promise((resolve) => {
    const sent = get(
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
        resolve(sent);
      },
    );
  });
  return { heard, close: () => request.destroy() };
}
