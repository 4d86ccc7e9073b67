import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lobby } from '../support/lobby.ts';
import { type RunningCommand, startCommand } from '../support/processes.ts';
import type { Resident } from '../support/resident.ts';

/** In the page: makes the readings that are kept so many ms older than they are. */
async function ageReadings(ms: number): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('motcham-readings');
    opening.onsuccess = () => resolve(opening.result);
  });
  const store = database.transaction('readings', 'readwrite').objectStore('readings');
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const kept = await done(store.get('kept'));
  let count = 0;
  for (const board of kept.answer.boards) {
    for (const { readings } of board.stations) {
      for (const reading of readings) {
        reading.at -= ms;
        count += 1;
      }
    }
  }
  await done(store.put(kept, 'kept'));
  database.close();
  return count;
}

describe('the city, from a feed to the wall', () => {
  let lobby: Lobby;
  let page: Page;
  let resident: Resident;
  let feed: RunningCommand;
  const folder = mkdtempSync(join(tmpdir(), 'motcham-city-test-'));

  beforeAll(async () => {
    feed = await startCommand('hub', 'feeds', 'reference', '--json');
    const file = join(folder, 'feeds.json');
    writeFileSync(file, JSON.stringify(feed.ready['file']));
    lobby = await Lobby.open(undefined, '--feeds', file);
    ({ page, resident } = lobby);
  });
  afterAll(async () => {
    await lobby?.close();
    await feed?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opensCity(): Promise<void> {
    await resident.wakes();
    await resident.touches(/^Tòa nhà, thành phố/);
    await resident.sees('notices');
    await resident.touches(/^Tòa nhà và thành phố/);
    await resident.sees('city');
  }
  async function opensAir(): Promise<void> {
    await resident.touches(/^Bảng thành phố/);
    await resident.sees('boards');
    await resident.touches(/^Không khí/);
    await resident.sees('board');
  }
  async function opensParking(): Promise<void> {
    await resident.touches(/^Nơi gần đây/);
    await resident.sees('places');
    await resident.touches(/^Chỗ đỗ xe/);
    await resident.sees('placeList');
    await resident.touches(/Lý Thường Kiệt/);
    await resident.sees('place');
  }
  const goesHome = async () => {
    await resident.touches('Kết thúc');
    await resident.sees('attract');
  };

  it('shows a number that a feed gave, with its place, time and source, marked as made up', async () => {
    await opensCity();
    await opensAir();
    // A hub that began with the kiosk asks its feeds first: the number is there with the next question.
    await expect
      .poll(() => page.locator('.station .number').count(), { timeout: 60_000 })
      .toBeGreaterThan(0);
    await resident.reads(/^Đo lúc .* hôm nay/);
    await resident.reads(/^Nguồn: Trạm quan trắc/);
    await resident.reads('SỐ LIỆU THỬ');
    expect(await page.locator('.station .number').count()).toBeGreaterThan(0);
    await goesHome();
  });

  it('shows free places at a car park with the time of their count', async () => {
    await opensCity();
    await opensParking();
    await resident.reads(/\d chỗ trống/);
    await resident.reads(/^Đo lúc/);
    await resident.reads('Chưa rõ');
    await goesHome();
  });

  it('shows an old number by its age', async () => {
    await lobby.context.route('**/hub/v1/readings', (route) => route.abort());
    expect(await page.evaluate(ageReadings, 3 * 3_600_000)).toBeGreaterThan(0);
    await page.reload();
    await resident.sees('attract');
    await opensCity();
    await opensAir();
    await resident.reads(/^Số liệu cũ: 3 giờ trước/);
    expect(await page.locator('.station.is-old .number').count()).toBeGreaterThan(0);
    // None stands as a number of now.
    expect(await page.locator('.station:not(.is-old) .number').count()).toBe(0);
    await goesHome();
    await opensCity();
    await opensParking();
    // Old after a quarter of an hour, gone after two hours.
    expect(await resident.text()).not.toMatch(/\d chỗ trống/);
    await goesHome();
  });

  it('shows places, seasons and where complaints go without a network', async () => {
    await lobby.context.setOffline(true);
    await opensCity();
    await resident.touches(/^Lịch theo mùa/);
    await resident.sees('seasons');
    await resident.touches(/^Tuyển sinh lớp 10/);
    await resident.sees('season');
    await resident.reads(/Máy không lấy lịch năm trước/);
    await goesHome();
    await opensCity();
    await resident.touches(/^Khiếu nại/);
    await resident.sees('leaflet');
    await resident.reads(/Máy này không nhận khiếu nại/);
    await goesHome();
    await opensCity();
    await resident.touches(/^Tòa nhà của tôi/);
    await resident.sees('building');
    await resident.reads('VÍ DỤ');
    await lobby.context.setOffline(false);
  });
});
