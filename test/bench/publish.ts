/**
 * `npm run bench:publish`: content built and signed by two publishers, published by a hub over real
 * sockets, and what it costs kiosks: a first install, a changed fee, a whole download instead, and
 * tuf-js beside our own client in the same run. Then thousands of simulated kiosks take the change,
 * and 50,000 are computed from them (computed, and said so). Then 2,000 connections of another process
 * wait and are told of a publication: what that costs the hub's own processor. At last a real kiosk in Chromium at a
 * quarter of a processor. One JSON object on standard output. The national catalogue is read from
 * ../shared/data or $MOTCHAM_DATA; `--starter` measures the starter; `--kiosks N` how many.
 */
import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { readCatalogue } from '../../src/content/import/index.ts';
import {
  contentWith,
  starterContent,
  starterGuides,
  starterLexicon,
  toSections,
} from '../../src/content/index.ts';
import { appNumber } from '../../src/domain/fleet/index.ts';
import type { Catalogue } from '../../src/domain/service/index.ts';
import { TestServer, testSite } from '../../src/hub/test-support.ts';
import { killBrowser, openBrowser } from '../support/browser.ts';
import { TestKiosk } from '../support/hub-client.ts';
import { measureInstall } from './catalogue/install.ts';
import { Place } from './kiosk/place.ts';
import { ofEvents } from './kiosk/spread.ts';
import { measureHerd } from './publish/herd.ts';
import { type Installed, newKiosk, refreshKiosk } from './publish/kiosk.ts';
import { PeerKiosk } from './publish/peer.ts';

const [, asked] = process.argv.join(' ').match(/--kiosks (\d+)/) ?? [];
const simulated = Number(asked ?? 2_000);
const cityKiosks = 50_000;
/** Refreshes under way at once. */
const atOnce = 32;
/** Kiosks that wait with a connection each, and are told of a publication. */
const waiting = 2_000;
const wide = { burst: 1e9, perSecond: 1e9 };
const feeBytesMax = 20_000;

const tell = (words: string) => process.stderr.write(`▸ ${words}\n`);
const directory = process.env['MOTCHAM_DATA'] ?? join(process.cwd(), '../shared/data');
const national = join(directory, 'tthc-full.jsonl.gz');
const isNational = !process.argv.includes('--starter') && existsSync(national);
if (!isNational) tell('NOT THE NATIONAL CATALOGUE: the starter one is measured.');

async function timed<T>(run: () => Promise<T>): Promise<readonly [T, number]> {
  const start = performance.now();
  const value = await run();
  return [value, Math.round(performance.now() - start)];
}

/** The same catalogue with one fee of one procedure raised. */
function withAnotherFee(catalogue: Catalogue): Catalogue {
  let isDone = false;
  const services = catalogue.services.map((service) => {
    const at = service.costs.findIndex(({ kind }) => kind === 'fixed');
    if (isDone || at < 0) return service;
    isDone = true;
    const costs = service.costs.map((cost, place) =>
      place === at && cost.kind === 'fixed' ? { ...cost, amountVnd: cost.amountVnd + 1_000 } : cost,
    );
    return { ...service, costs };
  });
  if (!isDone) throw new Error('no procedure has a fixed fee');
  // The catalogue's own type ties costs to entries; only an amount was changed.
  return { ...catalogue, services: services as Catalogue['services'] };
}

const build = async (catalogue: Catalogue) => ({
  sections: await toSections(catalogue, starterLexicon, starterGuides()),
  factsDate: catalogue.snapshotDate,
  minApp: appNumber,
});

/** A real kiosk page at a quarter of a processor: until it can be searched, and its memory then. */
async function realKiosk() {
  const place = new Place(...(isNational ? ['--catalogue', national] : []));
  try {
    await place.start();
    const { context, page } = await openBrowser(place.profile);
    try {
      const sizes = { files: 0, manifestEntries: 0 };
      const { slowdown, searchable } = await measureInstall(page, place.page, sizes, false);
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      const { ms, requests, bytes } = searchable;
      return { slowdown, ms, requests, bytes, heapMb: Math.round(usedSize / 104_857.6) / 10 };
    } finally {
      await killBrowser(context);
    }
  } finally {
    await place.close();
  }
}

const before = loadavg();
const server = await TestServer.start();
try {
  const catalogue = isNational ? await contentWith(readCatalogue(national)) : starterContent();
  tell(`building ${catalogue.services.length} procedures`);
  const [first, buildMs] = await timed(() => build(catalogue));
  const [second, buildAgainMs] = await timed(() => build(withAnotherFee(catalogue)));
  const hub = await server.hub({
    handsOver: false,
    limits: { address: wide, enrol: wide, wakesPerAddressMax: waiting },
  });
  const [, publishMs] = await timed(() => hub.publish(first));
  const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
  const { root } = kiosk.identity.hub;

  tell('a kiosk that has nothing, and tuf-js beside it');
  const whole = await refreshKiosk(hub.url, newKiosk(root));
  const peer = new PeerKiosk(hub.url, root);
  const peerFirst = await peer.refresh();
  const [, changeMs] = await timed(() => hub.publish(second));
  const delta = await refreshKiosk(hub.url, whole.installed);
  const peerDelta = await peer.refresh();
  const nothing = await refreshKiosk(hub.url, delta.installed);
  const peerNothing = await peer.refresh();
  peer.close();

  tell(`${simulated} kiosks take the changed fee, ${atOnce} at once`);
  const times: number[] = [];
  const sum = { requests: 0, bytes: 0 };
  const cpuBefore = process.cpuUsage();
  const rssBefore = process.memoryUsage.rss();
  const wallStart = performance.now();
  let left = simulated;
  const one = async (installed: Installed) => {
    while (left > 0) {
      left -= 1;
      const done = await refreshKiosk(hub.url, installed);
      times.push(done.ms);
      sum.requests += done.requests;
      sum.bytes += done.bytes;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, () => one(whole.installed)));
  const wallMs = performance.now() - wallStart;
  const cpu = process.cpuUsage(cpuBefore);
  const rssMb = Math.round(process.memoryUsage.rss() / 1_048_576);
  tell(`${waiting} kiosks with a connection each wait, in a process of their own, and are told`);
  const herd = await measureHerd(hub, waiting, () => hub.publish(first));
  await server.closeHubs();

  tell('a real kiosk in Chromium');
  const install = await realKiosk().catch((error: unknown) => {
    process.exitCode = 1;
    return { broken: error instanceof Error ? error.message : String(error) };
  });
  const plain = ({ requests, bytes, ms, metadata }: typeof whole) => ({
    requests,
    bytes,
    ms: Math.round(ms),
    metadata,
  });
  console.log(
    JSON.stringify({
      bench: 'publish',
      catalogue: isNational ? 'national' : 'starter',
      procedures: catalogue.services.length,
      cores: availableParallelism(),
      load: { before, after: loadavg() },
      build: { buildMs, buildAgainMs, sections: first.sections.length },
      /** Hashing, storing, two signatures, verification as a kiosk does it, snapshot, timestamp. */
      publish: { firstMs: publishMs, changedFeeMs: changeMs },
      kiosk: { whole: plain(whole), changedFee: plain(delta), nothingNew: plain(nothing) },
      peer: {
        name: 'tuf-js, metadata only',
        whole: peerFirst,
        changedFee: peerDelta,
        nothingNew: peerNothing,
        ratioOfMetadataMs: delta.metadata.ms / peerDelta.ms,
        ratioOfMetadataBytes: delta.metadata.bytes / peerDelta.bytes,
      },
      deltaToWhole: delta.bytes / whole.bytes,
      simulatedFleet: {
        kiosks: simulated,
        atOnce,
        wallMs: Math.round(wallMs),
        refreshesPerSecond: Math.round((simulated * 1000) / wallMs),
        ms: ofEvents(times),
        ...sum,
        bytesPerKiosk: Math.round(sum.bytes / simulated),
        requestsPerKiosk: sum.requests / simulated,
        /** Hub and kiosks together: they share one process here. */
        cpuMsPerKiosk: (cpu.user + cpu.system) / 1000 / simulated,
        rssMb: { before: Math.round(rssBefore / 1_048_576), after: rssMb },
      },
      /** The hub's own process alone: what is asked of it comes out of another one. */
      herd,
      /** Computed from the simulated fleet, not run: the same change to a city. */
      computedFor50000: {
        changedFee: {
          requests: Math.round((sum.requests / simulated) * cityKiosks),
          gigabytes: ((sum.bytes / simulated) * cityKiosks) / 1e9,
          minutesAtThisRate: (wallMs / simulated) * (cityKiosks / 60_000),
        },
        wholeInstead: {
          requests: whole.requests * cityKiosks,
          gigabytes: (whole.bytes * cityKiosks) / 1e9,
        },
      },
      realKioskAtQuarterSpeed: install,
      holds: { changedFeeUnder20Kb: delta.bytes < feeBytesMax },
    }),
  );
} finally {
  await server.stop();
}
