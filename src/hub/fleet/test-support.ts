import type { FastifyBaseLogger } from 'fastify';

const nothing = () => undefined;

/** A log that nobody reads. */
export const silent: FastifyBaseLogger = {
  level: 'silent',
  fatal: nothing,
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
  trace: nothing,
  silent: nothing,
  child: () => silent,
};
