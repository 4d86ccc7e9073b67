import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createServer, endServer, hubLimits, listen } from './index.ts';

/** 64 MB: more than both ends of a connection hold between them. */
function* pieces() {
  for (let at = 0; at < 64; at += 1) yield Buffer.alloc(1024 * 1024);
}

it('ends although a client does not read what it asked for; an answer under way is finished', async () => {
  const app = createServer(hubLimits, { level: 'silent' }, []);
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    app.get('/slow', async () => {
      resolve();
      await new Promise<void>((go) => {
        answer = go;
      });
      return 'done';
    });
  });
  app.get('/large', async () => Readable.from(pieces()));
  const url = await listen(app, '127.0.0.1', 0);
  const idle = connect(Number(new URL(url).port), '127.0.0.1');
  idle.write('GET /large HTTP/1.1\r\nhost: hub\r\n\r\n');
  await once(idle, 'readable');
  const slow = fetch(`${url}/slow`);
  await asked;
  const ended = endServer(app, 1_000);
  answer();
  expect(await (await slow).text()).toBe('done');
  await ended;
  await expect(fetch(url)).rejects.toThrow();
  idle.destroy();
});

it('says what to do about a port that is taken', async () => {
  const one = createServer(hubLimits, { level: 'silent' }, []);
  const other = createServer(hubLimits, { level: 'silent' }, []);
  try {
    const { port } = new URL(await listen(one, '127.0.0.1', 0));
    await expect(listen(other, '127.0.0.1', Number(port))).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken by another program. Stop it, or choose another port.`,
    );
  } finally {
    await endServer(one);
    await endServer(other);
  }
});
