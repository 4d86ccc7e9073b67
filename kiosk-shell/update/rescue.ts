import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { isOwnHost, isOwnPage } from '../bridge/index.ts';
import { Browser, missingPolicies } from '../browser/index.ts';
import { readConfig } from '../config.ts';
import { kioskPort } from '../domain.ts';
import { shellVersion } from '../health/index.ts';
import { log } from '../log.ts';
import { reportIdleMachine } from '../readiness/index.ts';
import { RescueDesk, SiteKitFile, StaffDoor } from '../rescue/index.ts';
import { sendProblem } from '../serve/index.ts';
import { realWorld } from '../world.ts';

/** Code of a shell that does not come up at all (docs/shell.md). */
const shellDownCode = 'MC-60';
/** After this long the shell is tried again, ms; not while staff are at it. */
const tryAgainMs = 60_000;
const lookMs = 1_000;

/**
 * The rescue page without a shell, for `kiosk-rescue.service`: nothing but a server of one page, the
 * door of staff behind its corners, and the browser that shows it, kept closed by the same policies
 * and the same police. It ends after a minute; then its unit has the shell tried again.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } }, strict: false });
  const read = readConfig(typeof values.config === 'string' ? values.config : '');
  const stateDirectory = process.env['STATE_DIRECTORY'] ?? '/var/lib/motcham-kiosk';
  // What is configured wrongly may be what keeps the shell down.
  const bare = { stateDirectory, trial: false, hub: {}, printer: null };
  const config = read.ok ? read.value : bare;
  const startedMs = realWorld.monotonicMs();
  const end = Promise.withResolvers<void>();
  const siteKit = new SiteKitFile(stateDirectory);
  const kit = () => siteKit.kit;
  const { nowMs } = realWorld;
  const desk = new RescueDesk({
    door: new StaffDoor({ stateDirectory, trial: config.trial, kit, nowMs }),
    kit,
    world: realWorld,
  });
  desk.work = {
    facts: () => ({
      version: shellVersion,
      uptimeMs: realWorld.monotonicMs() - startedMs,
      faults: [{ code: shellDownCode, atMs: nowMs() }],
      hub: read.ok ? (read.value.hub.url ?? null) : null,
      reach: 'unknown',
      isOutOfService: false,
    }),
    report: () => reportIdleMachine(config, process.env, nowMs()),
    restartShell: () => end.resolve(),
  };
  const server = createServer((request, response) => {
    if (!isOwnHost(request, kioskPort)) return sendProblem(response, 'forbidden');
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    desk
      .serve(request, response, path, isOwnPage(request, kioskPort))
      .then((isServed) => {
        if (!isServed) sendProblem(response, 'not-found');
      })
      .catch(() => sendProblem(response, 'internal'));
    return undefined;
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
  await browser.showRescue(shellDownCode);
  browser.start();
  log('error', 'rescue.shown', { code: shellDownCode });
  const timer = setInterval(() => {
    const isOver = realWorld.monotonicMs() - startedMs > tryAgainMs;
    if (isOver && !desk.isBusy) end.resolve();
  }, lookMs);
  process.once('SIGTERM', () => end.resolve());
  await end.promise;
  clearInterval(timer);
  await browser.close();
  server.closeAllConnections();
  server.close();
}

await main();
process.exit(0);
