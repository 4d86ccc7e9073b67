import { createServer } from 'node:http';
import { isOwnHost } from '../bridge/index.ts';
import { Browser, missingPolicies, rescuePath, sendRescuePage } from '../browser/index.ts';
import { kioskPort } from '../domain.ts';
import { log } from '../log.ts';
import { realWorld } from '../world.ts';

/** Code of a shell that does not come up at all (docs/shell.md). */
const shellDownCode = 'MC-60';

/**
 * The rescue page without a shell, for `kiosk-rescue.service`: nothing but a server of one page and
 * the browser that shows it, kept closed by the same policies and the same police. The unit ends
 * it after a minute and tries the shell again.
 */
async function main(): Promise<void> {
  const server = createServer((request, response) => {
    if (!isOwnHost(request, kioskPort)) {
      response.writeHead(403).end();
      return;
    }
    sendRescuePage(response, `${rescuePath}?code=${shellDownCode}&count=0`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(kioskPort, '127.0.0.1', resolve);
  });
  const browser = new Browser({
    mode: 'kiosk',
    url: `http://localhost:${kioskPort}/`,
    // Never the kiosk's own profile: this page keeps nothing and must break nothing.
    stateDirectory: process.env['HOME'] ?? '/run/motcham-rescue',
    environment: process.env,
    root: process.getuid?.() === 0,
    world: realWorld,
    missingPolicies: () => missingPolicies(),
  });
  await browser.setOutOfService(true);
  browser.start();
  log('error', 'rescue.shown', { code: shellDownCode });
  await new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
  await browser.close();
  server.closeAllConnections();
  server.close();
}

await main();
