import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { City } from '../support/city.ts';
import { Lobby } from '../support/lobby.ts';
import { readQr } from '../support/read-qr.ts';
import type { Resident } from '../support/resident.ts';

vi.setConfig({ testTimeout: 240_000 });

/** What a person does to the printer, by its own file. */
type Hand = Readonly<Record<'paper' | 'cover' | 'power', string>>;
const atRest: Hand = { paper: 'in', cover: 'closed', power: 'plugged' };
/** Bytes of a slip that were sent when the fault comes: well after its beginning, before its end. */
const midSlipBytes = 6_000;

describe('a printer in trouble', () => {
  let lobby: Lobby;
  let city: City;
  let page: Page;
  let resident: Resident;

  beforeAll(async () => {
    lobby = await Lobby.open();
    ({ city, page, resident } = lobby);
  });
  afterEach(() => {
    city.printer.server.onBytes = undefined;
    hand({});
  });
  afterAll(() => lobby?.close());

  function hand(change: Partial<Hand>): void {
    const file = join(city.directory, 'printer', 'state.json');
    writeFileSync(`${file}.hand`, JSON.stringify({ ...atRest, ...change }));
    renameSync(`${file}.hand`, file);
  }

  /** Runs once, when so many bytes of a slip have reached the printer. */
  function whenSent(bytes: number, run: () => void): void {
    let sent = 0;
    city.printer.server.onBytes = (part) => {
      sent += part.length;
      if (sent < bytes) return;
      city.printer.server.onBytes = undefined;
      run();
    };
  }

  const papers = () => readdirSync(city.papersDirectory).sort();

  /** The code is there whatever the printer does. */
  async function codeStands(): Promise<void> {
    await page.locator('.code-card svg').first().waitFor({ state: 'visible' });
    expect(readQr(await page.locator('.code-card').screenshot())).toContain('khai sinh');
  }

  async function toTakeaway(): Promise<void> {
    await resident.wakes();
    await resident.touches(/Tìm thủ tục/);
    await resident.types('khai sinh');
    await resident.touches(/^Đăng ký khai sinh/);
    await resident.sees('procedure');
    await resident.touches('Mang về điện thoại');
    await resident.sees('takeaway');
  }

  async function finish(): Promise<void> {
    await resident.touches('Kết thúc');
    await resident.sees('ending');
  }

  /** The newest paper is whole: its code can be read. */
  function lastPaperIsWhole(): void {
    const text = readQr(readFileSync(join(city.papersDirectory, papers().at(-1) ?? '')));
    expect(text).toContain('https://dichvucong.gov.vn/');
  }

  it('absent: no paper is offered, and the code stands; back again: it prints', async () => {
    hand({ power: 'unplugged' });
    await toTakeaway();
    await resident.reads('Máy này hiện không in được');
    await codeStands();
    hand({});
    await resident.touches('In ra giấy');
    await resident.reads('Đã in');
    expect(papers()).toHaveLength(1);
    lastPaperIsWhole();
    await finish();
  });

  it('out of paper before: no paper is offered, and the code stands', async () => {
    hand({ paper: 'out' });
    await toTakeaway();
    await resident.reads('Máy này hiện không in được');
    await codeStands();
    await finish();
  });

  it.each([
    ['paper runs out', { paper: 'out' }, 'Máy in hết giấy'],
    ['the cover is opened', { cover: 'open' }, 'Nắp máy in đang mở'],
    ['the plug is pulled', { power: 'unplugged' }, 'Máy in không trả lời'],
  ] as const)(
    '%s in the middle of a slip: said so, and printed whole when mended',
    async (_, change, words) => {
      const before = papers().length;
      await toTakeaway();
      whenSent(midSlipBytes, () => hand(change));
      await resident.touches('In ra giấy');
      await resident.reads(words);
      await resident.reads('Quý vị quét mã, nội dung đủ như tờ in.');
      expect(await resident.text()).not.toContain('Đã in');
      await codeStands();
      hand({});
      await resident.reads('Đã in');
      expect(papers().length).toBeGreaterThan(before);
      lastPaperIsWhole();
      await finish();
    },
  );

  it('the line is cut in the middle of a slip: never called printed without evidence', async () => {
    const before = papers().length;
    await toTakeaway();
    whenSent(midSlipBytes, () => city.printer.server.cutNetwork());
    await resident.touches('In ra giấy');
    await resident.reads(/Đã in|Máy không rõ giấy đã ra chưa/);
    await codeStands();
    if ((await resident.text()).includes('Máy không rõ giấy đã ra chưa')) {
      await resident.touches('Chưa, in lại');
      await resident.reads('Đã in');
    }
    expect(papers().length).toBeGreaterThan(before);
    lastPaperIsWhole();
    await finish();
  });

  it('the shell dies under a slip: said so within the wait, and the code stands', async () => {
    await toTakeaway();
    let killed: Promise<void> | undefined;
    whenSent(midSlipBytes, () => {
      hand({ paper: 'out' });
      killed = city.killShell();
    });
    await resident.touches('In ra giấy');
    await vi.waitFor(() => expect(killed).toBeDefined(), { timeout: 60_000 });
    await killed;
    // R71: by the watchdog at the latest.
    await page
      .getByText(/Máy chưa in được tờ nào|Không in được|Máy in không trả lời|Máy không rõ giấy/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await resident.text()).not.toContain('Đã in');
    await codeStands();
    await finish();
    hand({});
    await city.startShell();
    await toTakeaway();
    await resident.touches('In ra giấy');
    await resident.reads('Đã in');
    lastPaperIsWhole();
  });
});
