import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { City } from '../support/city.ts';
import { Lobby } from '../support/lobby.ts';
import { readQr } from '../support/read-qr.ts';
import type { Resident } from '../support/resident.ts';

/** In the register, and with no words of ours: beliefs, and a licence of a rare kind. */
const belief = {
  typed: 'dang ky hoat dong tin nguong',
  name: /^Thủ tục đăng ký hoạt động tín ngưỡng/,
};
const licence = { typed: 'giay phep hanh nghe chuyen tiep', name: /^Cấp mới giấy phép hành nghề/ };
const portal = /^https:\/\/dichvucong\.gov\.vn\/thu-tuc-hanh-chinh\/[0-9a-f-]{36}$/;

/** In the page: how many sections lie in storage. */
async function storedSections(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('motcham-library');
    opening.onsuccess = () => resolve(opening.result);
  });
  const counting = database.transaction('sections').objectStore('sections').count();
  const count = await new Promise<number>((resolve) => {
    counting.onsuccess = () => resolve(counting.result);
  });
  database.close();
  return count;
}

describe('a procedure of which the catalogue has the facts alone', () => {
  let lobby: Lobby;
  let city: City;
  let page: Page;
  let resident: Resident;

  beforeAll(async () => {
    lobby = await Lobby.open();
    ({ city, page, resident } = lobby);
  });

  afterAll(() => lobby?.close());

  async function opens({ typed, name }: typeof belief): Promise<void> {
    await resident.sees('search');
    await resident.types(typed);
    await resident.touches(name);
    await resident.sees('procedure');
  }

  it('is found beside the others, and says in the list what it is', async () => {
    await resident.wakes();
    await resident.touches(/Tìm thủ tục/);
    await resident.sees('search');
    await resident.types(belief.typed);
    await resident.reads('Tín ngưỡng, tôn giáo. Chưa có hướng dẫn riêng.');
    expect(await page.locator('.results .option mark').first().textContent()).toMatch(/đăng ký/i);
  });

  it('says on its page what the register says, and what nobody knows', async () => {
    await resident.touches(belief.name);
    await resident.sees('procedure');
    await resident.reads('Tên chính thức trong danh mục quốc gia');
    await resident.reads('Danh mục chưa có hướng dẫn riêng');
    await resident.reads(/^Danh mục ghi \d+( đến \d+)? giấy tờ/);
    await resident.reads('Chưa rõ');
    expect(await page.getByRole('button', { name: 'Xem giấy tờ cần mang' }).count()).toBe(0);
    expect(await resident.text()).not.toMatch(/Không mất tiền|miễn phí/i);
  });

  it('answers beside the four facts what it can, and says what it cannot', async () => {
    await resident.touches('Xem đầy đủ');
    await resident.sees('about');
    await resident.touches(/^Theo văn bản nào/);
    await resident.sees('aboutTopic');
    await resident.reads('Theo văn bản nào?');
    expect(await page.locator('[data-screen="aboutTopic"] li').count()).toBeGreaterThan(0);
    await resident.touches('Quay lại');
    await resident.sees('about');
    await resident.touches(/^Làm theo các bước nào/);
    await resident.sees('aboutTopic');
    await resident.reads('Máy chưa có phần này.');
    await resident.touches('Quay lại');
    await resident.sees('about');
    await resident.touches('Quay lại');
    await resident.sees('procedure');
  });

  it('is handed to the phone by the page of the portal first, and printed', async () => {
    await resident.touches('Mở trên điện thoại');
    await resident.sees('takeaway');
    await page.locator('.code-card svg').first().waitFor({ state: 'visible' });
    expect(readQr(await page.locator('.code-card').screenshot())).toMatch(portal);
    await resident.touches('In ra giấy');
    await resident.reads('Đã in');
    const [paper] = readdirSync(city.papersDirectory).filter((file) => file.endsWith('.png'));
    expect(readQr(readFileSync(join(city.papersDirectory, paper ?? '')))).toMatch(portal);
    await resident.touches('Kết thúc');
    await resident.sees('ending');
  });

  it('keeps its Vietnamese name in English, marked as Vietnamese and said to be official', async () => {
    await resident.wakes();
    await resident.touches('English');
    await resident.touches(/Find a procedure|procedure/);
    await opens(belief);
    await resident.reads('Official name, in Vietnamese only');
    await resident.reads(/^The register lists \d+( to \d+)? paper/);
    expect(await page.locator('h1 [lang="vi"]').textContent()).toMatch(belief.name);
    await resident.touches('Finish');
    await resident.sees('ending');
  });

  it('stands behind the whole ones where residents browse', async () => {
    await resident.wakes();
    await resident.touches(/Chọn theo việc/);
    await resident.sees('lifeEvents');
    await page.locator('[data-screen="lifeEvents"] main .tile').first().click();
    await resident.sees('lifeEvent');
    const notes = await page.locator('[data-screen="lifeEvent"] .option small').allTextContents();
    const listed = notes.map((note) => note.includes('Chưa có hướng dẫn riêng'));
    expect(listed).toContain(true);
    expect(listed.indexOf(true)).toBeGreaterThan(0);
    expect(listed.lastIndexOf(false)).toBeLessThan(listed.indexOf(true));
    await resident.touches('Kết thúc');
    await resident.sees('ending');
  });

  it('is whole without a network, once all details have followed', async () => {
    await expect
      .poll(() => page.evaluate(storedSections), { timeout: 60_000 })
      .toBeGreaterThan(850);
    await city.killHub();
    await resident.wakes();
    await resident.touches(/Tìm thủ tục/);
    await opens(licence);
    await resident.reads('Tên chính thức trong danh mục quốc gia');
    await resident.touches('Còn nữa');
    await resident.reads(/^Danh mục ghi \d+( đến \d+)? giấy tờ/);
    // Longer than a heading: the whole of it stands on the page.
    await resident.reads(/cấp cứu viên ngoại viện/);
  });
});
