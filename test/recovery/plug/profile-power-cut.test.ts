import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { City } from '../../support/city.ts';
import { arrived, leavesReport } from '../../support/requests.ts';
import { Resident } from '../../support/resident.ts';
import { lacks, trialCount } from '../support/needs.ts';
import { ProfileOnImage } from '../support/profile-on-image.ts';
import { report } from '../support/report.ts';

const isSkipped = lacks('power cut of the browser profile', 'root', 'loop', 'python', 'chromium');

let profile: ProfileOnImage | undefined;
afterEach(async () => {
  await profile?.remove();
  profile = undefined;
}, 60_000);

/** Letters that no Vietnamese keyboard composes with each other. */
const letters = 'bcghklmnpt';
const nameOf = (trial: number) =>
  `rac ${letters[Math.floor(trial / letters.length) % letters.length]}${letters[trial % letters.length]}`;

describe.skipIf(isSkipped)('the power of the kiosk cut as soon as the number is shown', () => {
  let city: City | undefined;
  afterAll(async () => {
    await city?.close();
  }, 60_000);

  it('loses, doubles and holes nothing that a resident was told', async () => {
    city = await City.start();
    const disk = new ProfileOnImage();
    profile = disk;
    const page = await disk.switchOn();
    await page.goto(city.page);
    await new Resident(page).sees('attract');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    // Enrolled and installed: from here on no hub, so that only the kiosk's disk can keep it.
    await city.killHub();
    disk.sync();
    await disk.pullPlug();
    const told: string[] = [];
    for (let trial = 0; trial < trialCount; trial += 1) {
      const page = await disk.switchOn();
      await page.goto(city.page);
      const resident = new Resident(page);
      await resident.wakes();
      told.push(plain(await leavesReport(resident, nameOf(trial))));
      await disk.pullPlug();
    }
    const last = await disk.switchOn();
    await last.goto(city.page);
    await city.startHub();
    const requests = await arrived(city, trialCount);
    const follows = requests.map(({ body }) => plain(String(body?.['follow'])));
    const lost = told.filter((number) => !follows.includes(number)).length;
    const doubled = follows.length - new Set(follows).size;
    report('power cut of the browser profile, in the built page', trialCount, { lost, doubled });
    expect({ lost, doubled, told: told.length }).toEqual({
      lost: 0,
      doubled: 0,
      told: trialCount,
    });
  });
});

function plain(code: string): string {
  return code.replaceAll(/[\s-]/g, '');
}

describe.skipIf(isSkipped)('the controls: IndexedDB as most pages use it', () => {
  let server: Server;
  let url = '';
  beforeAll(async () => {
    server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>control</title>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Writes one record after the other, cuts the power, and counts what is there. */
  async function survivors(durability: IDBTransactionDurability): Promise<number> {
    const disk = new ProfileOnImage();
    profile = disk;
    const page = await disk.switchOn();
    await page.goto(url);
    await page.evaluate(openAndWrite, { durability: 'strict' as const, keys: [0] });
    disk.sync();
    await page.evaluate(openAndWrite, { durability, keys: [1, 2, 3, 4, 5] });
    await disk.pullPlug();
    const again = await disk.switchOn();
    await again.goto(url);
    const kept = await again.evaluate(openAndCount);
    await disk.remove();
    profile = undefined;
    return kept - 1;
  }

  it('strict keeps all that it said was written; relaxed is caught losing', async () => {
    const strict = await survivors('strict');
    const relaxed = await survivors('relaxed');
    report('control: IndexedDB relaxed', 1, { kept: relaxed, written: 5, strictKept: strict });
    expect(strict).toBe(5);
    expect(relaxed).toBeLessThan(5);
  });

  /** Strict writes before and after a cut that leaves the log torn, and how many a third start finds. */
  async function survivorsOfTwoCuts(flags: readonly string[]): Promise<number> {
    const disk = new ProfileOnImage();
    profile = disk;
    const first = await disk.switchOn(flags);
    await first.goto(url);
    await first.evaluate(openAndWrite, { durability: 'strict' as const, keys: [0] });
    disk.sync();
    await first.evaluate(openAndWrite, { durability: 'strict' as const, keys: [1] });
    await first.evaluate(openAndWrite, { durability: 'relaxed' as const, keys: [2] });
    disk.noteLengths();
    await disk.pullPlug();
    const second = await disk.switchOn(flags);
    await second.goto(url);
    await second.evaluate(openAndWrite, { durability: 'strict' as const, keys: [3, 4] });
    await disk.pullPlug();
    const third = await disk.switchOn(flags);
    await third.goto(url);
    const kept = await third.evaluate(openAndFind, [0, 1, 3, 4]);
    await disk.remove();
    profile = undefined;
    return kept;
  }

  it('a second cut takes from LevelDB what was strictly written after the first; not from SQLite', async () => {
    const kept = await survivorsOfTwoCuts([]);
    const onOld = await survivorsOfTwoCuts([onLevelDb]);
    report('control: IndexedDB on LevelDB, a second cut', 1, {
      ...{ kept: onOld, written: 4, sqliteKept: kept },
    });
    expect(kept).toBe(4);
    expect(onOld).toBeLessThan(4);
  });
});

const onLevelDb = '--disable-features=IdbSqliteOnDiskRollout';

/** In the page. Resolves when every transaction has said that it is complete. */
async function openAndWrite(wish: {
  readonly durability: IDBTransactionDurability;
  readonly keys: readonly number[];
}): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('control', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  for (const key of wish.keys) {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('rows', 'readwrite', {
        durability: wish.durability,
      });
      transaction.objectStore('rows').put('kept', key);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }
  database.close();
}

/** In the page. How many records there are. */
async function openAndCount(): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('control', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('rows').objectStore('rows').count();
      counting.onsuccess = () => resolve(counting.result);
      counting.onerror = () => reject(counting.error);
    };
  });
}

/** In the page. How many of these records there are. */
async function openAndFind(wanted: readonly number[]): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('control', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const listing = opening.result.transaction('rows').objectStore('rows').getAllKeys();
      listing.onsuccess = () =>
        resolve(wanted.filter((key) => listing.result.includes(key)).length);
      listing.onerror = () => reject(listing.error);
    };
  });
}
