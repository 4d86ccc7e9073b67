import { execFile } from 'node:child_process';
import type { PrepareDevice } from './device-link.ts';

/** Longest that setting a line may take, ms: a dead adapter hangs in the kernel. */
const setMs = 2000;

export interface SerialLine {
  readonly baud: number;
  readonly flow: 'hardware' | 'software' | 'none';
}

/** Arguments of stty for a raw line of 8 bits that no program and no editor of lines changes. */
export function sttyArguments(path: string, { baud, flow }: SerialLine): string[] {
  return [
    '-F',
    path,
    String(baud),
    'raw',
    '-echo',
    'cs8',
    '-parenb',
    '-cstopb',
    'clocal',
    'cread',
    'hupcl',
    flow === 'hardware' ? 'crtscts' : '-crtscts',
    flow === 'software' ? 'ixon' : '-ixon',
    '-ixoff',
  ];
}

/** Sets a serial line with stty of coreutils: one short program instead of a compiled module. */
export function setSerialLine(line: SerialLine): PrepareDevice {
  return (path) =>
    new Promise((resolve) => {
      execFile('stty', sttyArguments(path, line), { timeout: setMs }, (error) =>
        resolve(error === null),
      );
    });
}
