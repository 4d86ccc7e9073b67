import { InvalidArgumentError } from 'commander';

/** A TCP port from the command line; 0 takes a free one. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('a port is a whole number from 0 to 65535.');
  }
  return port;
}

/** A whole number above zero. */
export function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidArgumentError('give a whole number above zero.');
  }
  return count;
}
