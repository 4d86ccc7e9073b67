import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { PrinterRig } from '../../../kiosk-shell/print/test-support/rig.ts';
import type { Machine } from './machine.ts';

/** The machine has no network: its printer stands outside, behind a socket file. */
const socketPath = '/srv/printer.sock';
const node = '/usr/lib/motcham-kiosk/bin/node';

const relay = `import { connect, createServer } from 'node:net';
createServer((socket) => {
  const printer = connect('${socketPath}');
  for (const end of [socket, printer]) end.on('error', () => {});
  socket.on('close', () => printer.destroy());
  printer.on('close', () => socket.destroy());
  socket.pipe(printer).pipe(socket);
}).listen(9100, '127.0.0.1');
`;
const unit = `[Unit]
Before=kiosk-shell.service
[Service]
ExecStart=${node} /srv/relay.mjs
Restart=always
[Install]
WantedBy=multi-user.target
`;

/** Asks the shell as its page would: method, path, body. */
const asks = `import { request } from 'node:http';
const [method, path, body = ''] = process.argv.slice(2);
const own = { host: 'localhost:8420', origin: 'http://localhost:8420', 'sec-fetch-site': 'same-origin' };
const ask = (method, path, headers, body) => new Promise((resolve, reject) => {
  const sent = request({ host: '127.0.0.1', port: 8420, method, path, headers: { ...own, ...headers } }, (answer) => {
    let text = '';
    answer.on('data', (part) => { text += part; }).on('end', () => resolve(text));
  });
  sent.on('error', reject).end(body);
});
const isForm = path.startsWith('/bridge/rescue');
const token = isForm ? '' : JSON.parse(await ask('GET', '/bridge/session', {}, '')).token;
const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
process.stdout.write(await ask(method, path, { 'x-motcham-bridge': token, 'content-type': type }, body));
`;

/** A printer on a machine that is not booted yet, and the means to talk to the machine's shell. */
export class PrinterOfMachine {
  readonly rig = new PrinterRig({ rowsPerSecond: 3000 });
  #server: Server | undefined;

  prepare(machine: Machine, config: Readonly<Record<string, unknown>>): void {
    const printer = { host: '127.0.0.1', port: 9100, widthDots: 576 };
    machine.write('/etc/motcham/kiosk.json', JSON.stringify({ ...config, printer }));
    machine.write('/srv/relay.mjs', relay);
    machine.write('/srv/ask.mjs', asks);
    machine.write('/etc/systemd/system/relay.service', unit);
    machine.prepare('systemctl enable relay.service');
  }

  async plugIn(machine: Machine): Promise<void> {
    await this.rig.start();
    const { port } = this.rig.server;
    this.#server = createServer((socket) => {
      const printer = connect(port, '127.0.0.1');
      for (const end of [socket, printer]) end.on('error', () => {});
      socket.on('close', () => printer.destroy());
      printer.on('close', () => socket.destroy());
      socket.pipe(printer).pipe(socket);
    });
    await new Promise<void>((resolve) =>
      this.#server?.listen(join(machine.root, socketPath), resolve),
    );
  }

  async close(): Promise<void> {
    this.#server?.close();
    await this.rig.server.unplug();
  }
}

/** What the shell answers to its own page. */
export function askShell(machine: Machine, method: string, path: string, body = ''): string {
  machine.write('/srv/body', body);
  return machine.run(`${node} /srv/ask.mjs ${method} ${path} "$(cat /srv/body)"`);
}
