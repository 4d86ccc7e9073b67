import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { type ReadinessReport, ReadinessReportSchema } from '../domain.ts';
import { log } from '../log.ts';

/** Longest that a report may take, ms: the screen is looked at, and a printer asked. */
const answerMs = 20_000;
const answerCharactersMax = 64 * 1024;
const connectionsMax = 4;
/** Longest path that the kernel takes for a socket, bytes. */
const pathBytesMax = 107;

export interface DoctorPlace {
  readonly stateDirectory: string;
  readonly runtimeDirectory?: string | undefined;
}

export function doctorPath({ stateDirectory, runtimeDirectory }: DoctorPlace): string {
  return join(runtimeDirectory ?? stateDirectory, 'doctor.sock');
}

/**
 * Tells whoever may open the socket how the machine is: the kiosk's own user and root, by the file's
 * rights. It takes no orders: a connection is the whole question, what is written into it is not read.
 */
export async function openDoctorSocket(
  path: string,
  report: () => Promise<ReadinessReport>,
): Promise<{ close: () => void }> {
  if (Buffer.byteLength(path) > pathBytesMax) {
    log('warn', 'doctor.pathTooLong');
    return { close: () => {} };
  }
  // What a killed shell left; a living one holds the kiosk's port, and this one would not be here.
  rmSync(path, { force: true });
  const server: Server = createServer((socket) => {
    socket.setTimeout(answerMs, () => socket.destroy());
    socket.on('error', () => {});
    socket.resume();
    report().then(
      (value) => socket.end(JSON.stringify(value)),
      () => socket.destroy(),
    );
  });
  server.maxConnections = connectionsMax;
  await new Promise<void>((resolve) => {
    server.on('error', () => {
      log('warn', 'doctor.noSocket');
      resolve();
    });
    server.listen(path, () => {
      chmodSync(path, 0o600);
      resolve();
    });
  });
  server.unref();
  return { close: () => void server.close() };
}

/** Asks the running shell; undefined when none answers. */
export function askDoctor(path: string): Promise<ReadinessReport | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    const timer = setTimeout(() => socket.destroy(), answerMs);
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      text += part;
      if (text.length > answerCharactersMax) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(parsed(text));
    });
  });
}

function parsed(text: string): ReadinessReport | undefined {
  try {
    return ReadinessReportSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
