import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { type FakeCameraOptions, writeFakeCamera } from '../support/fake-camera.ts';
import { Resident } from '../support/resident.ts';
import { showFire } from '../support/show-fire.ts';

vi.setConfig({ testTimeout: 180_000 });

/** A fabricated card (domain.md §3.1). */
const card =
  '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021';

/** Keeps every camera track that the page was given, so that a test can ask whether it still runs. */
const keepTracks = `{
  const tracks = (globalThis.givenTracks = []);
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    tracks.push(...stream.getTracks());
    return stream;
  };
}`;

/** Everything this origin keeps, as one text. As a text itself: the test runner rewrites functions. */
const everythingKept = `(async () => {
  const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, location.href];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((resolve, reject) => {
        const request = db.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      kept.push(name + ' ' + store + ' ' + rows.length + ' ' + JSON.stringify(rows));
    }
    db.close();
  }
  return kept.join('\\n');
})()`;

describe('a code before the camera', () => {
  let city: City;
  let profile: Profile;
  let context: BrowserContext | undefined;
  let page: Page;
  let resident: Resident;

  beforeAll(async () => {
    city = await City.start();
    profile = newProfile();
  });
  afterEach(async () => {
    await context?.close();
    context = undefined;
  });
  afterAll(async () => {
    await city?.close();
    profile?.remove();
  });

  async function switchOn(flags: readonly string[]): Promise<void> {
    const opened = await openBrowser(profile, { flags });
    context = opened.context;
    page = opened.page;
    resident = new Resident(page);
    await page.addInitScript(keepTracks);
    await page.goto(city.page);
    await resident.sees('attract');
  }

  async function holdUp(text: string | undefined, options: FakeCameraOptions = {}): Promise<void> {
    const clip = join(city.directory, 'camera.mjpeg');
    await writeFakeCamera(clip, text, options);
    await switchOn([
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${clip}`,
    ]);
  }

  async function agrees(): Promise<void> {
    await resident.wakes();
    await resident.touches(/Quét mã/);
    await resident.sees('scanConsent');
    // Nothing is switched on before the resident says so (R62).
    expect(await tracks()).toEqual([]);
    await resident.touches('Đồng ý, bật camera');
  }

  const tracks = () =>
    page.evaluate<string[]>('givenTracks.map((track) => track.kind + " " + track.readyState)');

  async function cameraIsOff(...ended: readonly string[]): Promise<void> {
    const expected = ended.length > 0 ? ended : ['video ended'];
    await vi.waitFor(async () => expect(await tracks()).toEqual(expected), {
      timeout: 20_000,
    });
    expect(await page.locator('video').count()).toBe(0);
  }

  async function leavesWithoutTrace(...values: readonly string[]): Promise<void> {
    await resident.touches('Kết thúc');
    await resident.sees('attract');
    await resident.leftNothing(...values);
    const kept = await page.evaluate<string>(everythingKept);
    // The identity at least is there: otherwise this has looked at nothing.
    expect(kept).toMatch(/motcham-/);
    for (const value of values) expect(kept).not.toContain(value);
  }

  it('reads a citizen card: masked, shown on request, forgotten', async () => {
    await holdUp(card);
    await agrees();
    await resident.sees('scanResult');
    await resident.reads('001•••••2345');
    await resident.leftNothing('001199012345', 'Minh Hoà');
    await cameraIsOff();
    await resident.touches('Hiện 10 giây');
    await resident.reads('001199012345');
    await leavesWithoutTrace('001199012345', 'Minh Hoà', '001•••••2345');
  });

  it('reads a dossier receipt', async () => {
    await holdUp('000.00.12.H26-200526-0001');
    await agrees();
    await resident.sees('scanResult');
    await resident.reads('Giấy hẹn, mã hồ sơ');
    await resident.reads('000.00.12.H26');
    // Its number is a person's: masked, as a card's.
    await resident.leftNothing('200526-0001');
    await cameraIsOff();
    await leavesWithoutTrace('200526-0001', '000.00.12.H26');
  });

  it('reads the bars of a product', async () => {
    await holdUp('8934563138165', { symbology: 'ean13' });
    await agrees();
    await resident.sees('scanResult');
    await resident.reads('Mã sản phẩm');
    await resident.reads(/8934563138165/);
    await cameraIsOff();
    await leavesWithoutTrace('8934563138165');
  });

  it('sees nothing: typing is offered all along, and leaving switches the camera off', async () => {
    await holdUp(undefined);
    await agrees();
    await resident.sees('scanCamera');
    await resident.reads('Camera đang bật.');
    expect(await tracks()).toEqual(['video live']);
    await resident.touches('Không có mã? Nhập số');
    await resident.sees('scanManual');
    await cameraIsOff();
    await resident.touches('Kết thúc');
    await resident.sees('attract');
  });

  it('is switched off under an emergency, and on again when that is over', async () => {
    await holdUp(undefined);
    await agrees();
    await resident.reads('Camera đang bật.');
    await showFire(city.directory, 0.25);
    const emergency = page.locator('.emergency');
    await emergency.waitFor({ timeout: 20_000 });
    await vi.waitFor(async () => expect(await tracks()).toEqual(['video ended']));
    await emergency.waitFor({ state: 'detached', timeout: 30_000 });
    await resident.sees('scanCamera');
    await resident.reads('Camera đang bật.');
    expect(await tracks()).toEqual(['video ended', 'video live']);
    await resident.touches('Kết thúc');
    await cameraIsOff('video ended', 'video ended');
  });

  it('is switched off when the resident walks away from it', async () => {
    await holdUp(undefined);
    await resident.wakes();
    await page.clock.install();
    await resident.touches(/Quét mã/);
    await resident.touches('Đồng ý, bật camera');
    await resident.reads('Camera đang bật.');
    // The longest wait with the camera open, the warning, and "Đã xóa" (requirements §2.4).
    for (const ms of [61_000, 61_000, 61_000, 31_000, 31_000]) await page.clock.fastForward(ms);
    await resident.sees('attract');
    await cameraIsOff();
  });

  it('absent: says so, and what to do', async () => {
    await switchOn([]);
    await agrees();
    await resident.sees('scanCamera');
    await resident.reads('Máy này không có camera.');
    await resident.reads('Quý vị nhập số in trên giấy.');
    expect(await tracks()).toEqual([]);
    await resident.touches('Không có mã? Nhập số');
    await resident.sees('scanManual');
  });

  it('locked: says so, and what to do', async () => {
    await holdUp(card);
    const cdp = await context?.browser()?.newBrowserCDPSession();
    await cdp?.send('Browser.setPermission', {
      permission: { name: 'camera' },
      setting: 'denied',
      origin: new URL(city.page).origin,
    });
    await agrees();
    await resident.sees('scanCamera');
    await resident.reads('Camera đang bị khóa.');
    await resident.reads('Quý vị nhập số in trên giấy, hoặc gọi người giúp.');
    expect(await tracks()).toEqual([]);
  });
});
