import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Machine } from './machine.ts';

const node = '/usr/lib/motcham-kiosk/bin/node';

const relayOf = (place: string, port: number) => `import { connect, createServer } from 'node:net';
createServer((socket) => {
  const far = connect('${place}');
  for (const end of [socket, far]) end.on('error', () => {});
  socket.on('close', () => far.destroy());
  far.on('close', () => socket.destroy());
  socket.pipe(far).pipe(socket);
}).listen(${port}, '127.0.0.1');
`;
const unitOf = (file: string) => `[Unit]
Before=kiosk-shell.service
[Service]
ExecStart=${node} ${file}
Restart=always
[Install]
WantedBy=multi-user.target
`;

/**
 * The machine has no network: what stands outside is behind a socket file, and a port of the
 * machine's own leads to it.
 */
export class RoadOut {
  readonly #name: string;
  readonly #insidePort: number;
  #server: Server | undefined;

  constructor(name: string, insidePort: number) {
    this.#name = name;
    this.#insidePort = insidePort;
  }

  /** On a machine that is not booted yet. */
  prepare(machine: Machine): void {
    const file = `/srv/${this.#name}-relay.mjs`;
    const unit = `${this.#name}-relay.service`;
    machine.write(file, relayOf(this.#place, this.#insidePort));
    machine.write(`/etc/systemd/system/${unit}`, unitOf(file));
    machine.prepare(`systemctl enable ${unit}`);
  }

  /** Leads to a port of this computer from now on. */
  async open(machine: Machine, port: number): Promise<void> {
    this.#server = createServer((socket) => {
      const far: Socket = connect(port, '127.0.0.1');
      for (const end of [socket, far]) end.on('error', () => {});
      socket.on('close', () => far.destroy());
      far.on('close', () => socket.destroy());
      socket.pipe(far).pipe(socket);
    });
    await new Promise<void>((resolve) =>
      this.#server?.listen(join(machine.root, this.#place), resolve),
    );
  }

  close(): void {
    this.#server?.close();
  }

  get #place(): string {
    return `/srv/${this.#name}.sock`;
  }
}
