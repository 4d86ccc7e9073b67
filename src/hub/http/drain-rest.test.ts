import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { drainRest } from './drain-rest.ts';

it('reads a body to its end, and leaves one that is long, late, broken or over', async () => {
  const whole = new PassThrough();
  const read = drainRest(whole);
  whole.write('x'.repeat(1_000));
  whole.end('y');
  await read;
  expect(whole.readableEnded).toBe(true);
  await drainRest(whole);

  const long = new PassThrough();
  const cut = drainRest(long, { bytesMax: 10 });
  long.write('x'.repeat(11));
  await cut;
  expect(long.readableEnded).toBe(false);
  expect(long.listenerCount('data')).toBe(0);

  const late = new PassThrough();
  await drainRest(late, { withinMs: 5 });
  expect(late.readableEnded).toBe(false);

  const broken = new PassThrough();
  const waits = drainRest(broken);
  broken.destroy(new Error('reset'));
  await waits;
  await drainRest(broken);
});
