import { PrinterRig } from '../../../kiosk-shell/print/test-support/rig.ts';
import type { Machine } from './machine.ts';
import { RoadOut } from './road-out.ts';

const node = '/usr/lib/motcham-kiosk/bin/node';

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
  readonly #road = new RoadOut('printer', 9100);

  prepare(machine: Machine, config: Readonly<Record<string, unknown>>): void {
    const printer = { host: '127.0.0.1', port: 9100, widthDots: 576 };
    machine.write('/etc/motcham/kiosk.json', JSON.stringify({ ...config, printer }));
    machine.write('/srv/ask.mjs', asks);
    this.#road.prepare(machine);
  }

  async plugIn(machine: Machine): Promise<void> {
    await this.rig.start();
    await this.#road.open(machine, this.rig.server.port);
  }

  async close(): Promise<void> {
    this.#road.close();
    await this.rig.server.unplug();
  }
}

/** What the shell answers to its own page. */
export function askShell(machine: Machine, method: string, path: string, body = ''): string {
  machine.write('/srv/body', body);
  return machine.run(`${node} /srv/ask.mjs ${method} ${path} "$(cat /srv/body)"`);
}
