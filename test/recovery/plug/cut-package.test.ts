import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HubProxy } from '../../../kiosk-shell/proxy/index.ts';
import { ownArchitecture } from '../../../kiosk-shell/update/app-target.ts';
import { fetchUpdate } from '../../../kiosk-shell/update/fetch-update.ts';
import { openCutRoad } from '../../../kiosk-shell/update/test-support/cut-road.ts';
import { putApp } from '../../../src/hub/publishing/apps.ts';
import { rootText } from '../../../src/hub/publishing/root.ts';
import type { RunningHub } from '../../../src/hub/running-hub.ts';
import { TestServer, testContent } from '../../../src/hub/test-support.ts';

/** A package with its own Node and fonts, bytes. */
const packageBytes = 60_000_000;
/** What a mobile line lets through before it breaks, bytes. */
const passesBytes = 7_000_000;

let server: TestServer;
let hub: RunningHub;
beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub();
});
afterAll(() => server?.stop());

it('brings 60 MB over a line that breaks every 7 MB, and pays for each part once', async () => {
  const bytes = Buffer.concat([
    Buffer.from('!<arch>\ndebian-binary   '),
    randomBytes(packageBytes),
  ]);
  const name = `motcham-kiosk_0.9.4_${ownArchitecture}.deb`;
  const app = await putApp(hub.store, name, new Uint8Array(bytes), Date.now());
  if (!app.ok) throw new Error(app.error);
  await hub.publish(testContent('một'));
  const spool = join(server.directory, 'spool');
  mkdirSync(spool);
  const trustFile = join(server.directory, 'update-root.json');
  writeFileSync(trustFile, await rootText(hub.store));
  const road = await openCutRoad(hub.url, app.value.sha256, passesBytes);
  let tries = 0;
  try {
    for (;;) {
      tries += 1;
      // As after a power cut: nothing is left of the try before but what lies on the disk.
      const proxy = new HubProxy({ url: road.url });
      const source = { proxy, trustFile, kiosk: () => undefined, nowMs: Date.now };
      const before = road.passed();
      const fetched = await fetchUpdate(source, spool, AbortSignal.timeout(600_000));
      proxy.close();
      if (fetched.ok) {
        expect(fetched.value).toMatchObject({ version: '0.9.4', sha256: app.value.sha256 });
        break;
      }
      expect(fetched.error).toBe('notFetched');
      // Each try gets on, so that the number of tries is bounded.
      expect(road.passed()).toBeGreaterThan(before);
      expect(tries).toBeLessThan(20);
    }
    expect(readFileSync(join(spool, 'package.deb')).equals(bytes)).toBe(true);
    expect(tries).toBeGreaterThan(bytes.length / passesBytes);
    expect(road.ranges).toHaveLength(tries);
    // What was on its way in a socket when the line broke is all that may come again.
    expect(road.passed() - bytes.length).toBeLessThan(tries * 700_000);
    expect(readdirSync(spool).filter((file) => file.endsWith('.part'))).toEqual([]);
  } finally {
    road.close();
  }
});
