import type { FastifyBaseLogger } from 'fastify';
import type { Keyring } from './keyring.ts';

/** How often the directory of keys is read again, ms. */
const lookMs = 60_000;
/**
 * How long after it was made a sealing key is given to kiosks, ms: every hub process that shares
 * the directory, or gets a copy of it, has read it several times by then.
 */
export const sealsAfterMs = 10 * 60_000;

/** Keeps a running hub in step with its directory of keys: no restart for a rotation. */
export function watchSealingKeys(
  keys: Pick<Keyring, 'refresh'>,
  log: FastifyBaseLogger,
): { close(): void } {
  const timer = setInterval(() => {
    keys
      .refresh()
      .catch((error: unknown) => log.error({ err: error }, 'the keys cannot be read again'));
  }, lookMs);
  return { close: () => clearInterval(timer) };
}
