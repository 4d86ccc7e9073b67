import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { City } from '../support/city.ts';
import { Lobby } from '../support/lobby.ts';
import { findsByLifeEventInEnglish } from '../support/look-up.ts';
import { watchTrouble } from '../support/page-trouble.ts';
import { readQr } from '../support/read-qr.ts';
import { choosesHour, shownNumber, writesReport } from '../support/requests.ts';
import type { Resident } from '../support/resident.ts';
import { scanByWedge } from '../support/wedge.ts';

/** A fabricated card (domain.md §3.1). */
const card =
  '001199012345|012345678|Tran Thi Minh Hoa|05031999|Nu|To 4, Phuong Lang, Ha Noi|12082021';

describe('the main job, as a resident does it', () => {
  let lobby: Lobby;
  let city: City;
  let page: Page;
  let resident: Resident;
  let trouble: readonly string[];

  beforeAll(async () => {
    lobby = await Lobby.open(({ page, city }) => {
      trouble = watchTrouble(page, city.page);
    });
    ({ city, page, resident } = lobby);
  });

  afterAll(() => lobby?.close());

  it('enrols by itself, installs the content and marks everything as a trial', async () => {
    await resident.reads(/TRIAL/);
    await resident.reads('Thông tin ngày 18/7');
  });

  it('finds a procedure typed without diacritics', async () => {
    await resident.wakes();
    await resident.touches(/Tìm thủ tục/);
    await resident.sees('search');
    await resident.types('dang ky ket hon');
    await page.locator('.results button').first().click();
    await resident.sees('procedure');
    await resident.reads('Đăng ký kết hôn');
  });

  it('says where, how long, how much and what to bring, and what is not known', async () => {
    for (const fact of ['Làm ở đâu', 'Mất bao lâu', 'Bao nhiêu tiền', 'Mang gì']) {
      await resident.reads(fact);
    }
    await resident.touches('Quay lại');
    await resident.sees('search');
    await resident.touches('Xóa hết');
    await resident.types('khai sinh');
    await resident.touches(/^Đăng ký khai sinh/);
    await resident.sees('procedure');
    // The register gives 0 without a word for birth registration: that is not "free".
    await resident.reads('Chưa rõ');
    expect(await resident.text()).not.toMatch(/Không mất tiền|miễn phí/i);
  });

  it('gives it to the phone as a text that needs no server', async () => {
    await resident.touches('Mang về điện thoại');
    await resident.sees('takeaway');
    const code = page.locator('.code-card svg').first();
    await code.waitFor({ state: 'visible' });
    const text = readQr(await page.locator('.code-card').screenshot());
    expect(text).toContain('Đăng ký khai sinh');
    expect(text).toContain('Giấy chứng sinh');
    expect(text).toContain('https://dichvucong.gov.vn/');
  });

  it('prints a slip and says so only with evidence', async () => {
    await resident.touches('In ra giấy');
    await resident.reads('Đã in');
    const [paper] = readdirSync(city.papersDirectory).filter((file) => file.endsWith('.png'));
    const text = readQr(readFileSync(join(city.papersDirectory, paper ?? '')));
    expect(text).toContain('https://dichvucong.gov.vn/');
  });

  it('finds a procedure by life event, in English', async () => {
    await resident.touches('Kết thúc');
    await resident.sees('ending');
    await resident.wakes();
    await findsByLifeEventInEnglish(resident);
    await resident.touches('Finish');
    await resident.sees('ending');
  });

  it('reads a citizen card from a wedge scanner, masks it and forgets it', async () => {
    await resident.wakes();
    await resident.touches(/Quét mã/);
    await resident.sees('scanConsent');
    await scanByWedge(page, card);
    await resident.sees('scanResult');
    await resident.reads('001•••••2345');
    await resident.leftNothing('001199012345', 'Minh Hoa');
    await resident.touches('Kết thúc');
    await resident.sees('attract');
    await resident.leftNothing('001•••••2345');
  });

  it.each([
    ['a dossier receipt', '000.00.12.H26-200526-0001', 'H26'],
    ['a product', '8934563138165', '8934563138165'],
    ['a hostile address', 'http://user@evil.example/a?x=<script>alert(1)</script>', 'evil.example'],
  ])('reads %s', async (_, text, shown) => {
    await resident.wakes();
    await resident.touches(/Quét mã/);
    await resident.sees('scanConsent');
    await scanByWedge(page, text);
    await resident.sees('scanResult');
    await resident.reads(new RegExp(shown.replaceAll('.', '\\.')));
    expect(page.url()).toBe(city.page);
    await resident.touches('Kết thúc');
    await resident.sees('ending');
  });

  it('takes feedback: written down, sent, and open to the operator alone', async () => {
    await resident.wakes();
    await writesReport(resident, 'rac day');
    await resident.touches('Gửi phản ánh');
    await shownNumber(resident);
    await resident.reads('Trung tâm đã nhận.');
    const [request] = await city.requests();
    expect(request?.kind).toBe('feedback');
    expect(request?.body).toMatchObject({ category: 'environment', text: 'rac day' });
    await resident.touches('Kết thúc');
    await resident.sees('ending');
  });

  it('asks for an hour: provisional, and said so', async () => {
    await resident.wakes();
    await resident.touches(/Đặt lịch hẹn/);
    await resident.sees('bookField');
    await choosesHour(resident);
    await resident.touches('Không để số');
    await resident.sees('bookReview');
    await resident.touches('Gửi yêu cầu giữ chỗ');
    await resident.sees('left');
    await resident.reads(/giữ chỗ tạm/i);
    await resident.reads('Trung tâm đã nhận.');
    const requests = await city.requests();
    expect(requests.map(({ kind }) => kind).sort()).toEqual(['appointment', 'feedback']);
    expect(requests.map(({ seq }) => seq).sort()).toEqual([1, 2]);
  });

  it('ends by itself: warning, wipe, attract', async () => {
    await resident.touches('Kết thúc');
    await resident.wakes();
    await page.clock.install();
    await resident.touches(/Tìm thủ tục/);
    await resident.types('mat');
    await page.clock.fastForward(121_000);
    await resident.reads('Quý vị còn ở đó không?');
    await page.clock.fastForward(31_000);
    await resident.sees('ending');
    await page.clock.fastForward(3_000);
    await resident.sees('attract');
    await resident.leftNothing('mat</');
  });

  it('never stumbled and never left its origin', () => {
    expect(trouble).toEqual([]);
  });
});
