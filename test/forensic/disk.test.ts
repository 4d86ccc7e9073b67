import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killBrowser, newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { choosesHour, shownNumber } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';
import { scanByWedge } from '../support/wedge.ts';
import { everyRow, plantInTable } from './support/hub-disk.ts';
import { unreadable } from './support/inside.ts';
import { openWithAnythingIn, sealedSlips } from './support/journal-keys.ts';
import { asciiWord, digits, newCard, vietnameseWords } from './support/marks.ts';
import type { Mark } from './support/needles.ts';
import { canReadLetters, marksIn, readPictures } from './support/pictures.ts';
import { type SearchReport, searchDisk } from './support/search-disk.ts';
import { typeVietnamese } from './support/writer.ts';

/** A session left alone ends by itself after 150 s (R41); the machine may be slow, ms. */
const idlePatienceMs = 300_000;
/** Bytes of a slip that were sent when the paper runs out: after its beginning, before its end. */
const midSlipBytes = 6_000;
/** Chromium writes its stores out within seconds of a change; longer than any of them, ms. */
const writtenOutMs = 12_000;

describe.each(['ended in order', 'killed'] as const)('a kiosk that was used, then %s', (end) => {
  const marks: Mark[] = [];
  let city: City;
  let profile: Profile;
  let context: BrowserContext | undefined;
  let page: Page;
  let resident: Resident;

  beforeAll(async () => {
    city = await City.start();
    profile = newProfile();
    const opened = await openBrowser(profile);
    context = opened.context;
    page = opened.page;
    await page.goto(city.page);
    resident = new Resident(page);
    await resident.sees('attract');
  });
  afterAll(async () => {
    await context?.close();
    await city?.close();
    profile?.remove();
  });

  const shellState = () => join(city.directory, 'shell');
  const remember = (name: string, text: string): string => {
    marks.push({ name, text });
    return text;
  };

  /** A thief's look: the browser's profile, the shell's files, what shell and hub wrote down. */
  function look(): SearchReport {
    const report = searchDisk(marks, [profile.directory, shellState()], {
      'log of the shell': city.shellWords(),
      'log of the hub': city.hubWords(),
    });
    const { finds, ...searched } = report;
    process.stderr.write(`${JSON.stringify({ end, marks: marks.length, ...searched })}\n`);
    return report;
  }

  function paper(state: 'in' | 'out'): void {
    const file = join(city.directory, 'printer', 'state.json');
    writeFileSync(
      `${file}.hand`,
      JSON.stringify({ paper: state, cover: 'closed', power: 'plugged' }),
    );
    renameSync(`${file}.hand`, file);
  }

  async function writesMarkedReport(name: string): Promise<void> {
    await resident.touches(/Góp ý, phản ánh/);
    await resident.touches(/Môi trường/);
    await resident.sees('feedbackDetails');
    remember(`${name}: text`, await typeVietnamese(resident, vietnameseWords()));
    await resident.touches(/^Ở đâu/);
    const word = asciiWord();
    await resident.types(word);
    remember(`${name}: place`, word);
  }

  async function sends(name: string): Promise<void> {
    await resident.touches('Tiếp tục');
    await resident.sees('feedbackReview');
    await resident.touches('Gửi phản ánh');
    rememberNumber(name, await shownNumber(resident));
  }

  function rememberNumber(name: string, number: string): void {
    remember(`${name}: number as shown`, number);
    remember(`${name}: number`, number.replaceAll(/[\s-]/g, ''));
  }

  async function ends(): Promise<void> {
    await resident.touches('Kết thúc');
    await resident.sees('attract');
  }

  it('a report: nothing of it on disk while it is written; sent, and printed', async () => {
    await resident.wakes();
    await writesMarkedReport('sent report');
    await page.waitForTimeout(writtenOutMs);
    expect(look().finds).toEqual([]);
    await sends('sent report');
    await resident.reads('Trung tâm đã nhận.');
    await resident.touches('In ra giấy');
    await resident.reads('Đã in');
    await ends();
  });

  it('codes by scanner and by hand: a dossier that is asked about, a link, a text, a number', async () => {
    const dossier = `000.00.12.H26-200526-${digits(4)}`;
    const link = `https://example.com/${asciiWord()}?q=${asciiWord()}`;
    const text = `Ghi chu ${asciiWord()}`;
    for (const [name, code] of [
      ['dossier', dossier],
      ['link', link],
      ['scanned text', text],
    ] as const) {
      await resident.wakes();
      await scanByWedge(page, remember(name, code));
      await resident.sees('scanResult');
      if (name === 'dossier') {
        await resident.touches(/Gửi câu hỏi về hồ sơ này/);
        await page.waitForTimeout(3_000);
      }
      await ends();
    }
    await resident.wakes();
    await resident.touches(/Quét mã/);
    await resident.touches('Không, tôi nhập số');
    await resident.sees('scanManual');
    await resident.types(remember('typed number', digits(14)));
    await resident.touches('Xem số này');
    await resident.sees('scanResult');
    await ends();
  });

  it('search words', async () => {
    await resident.wakes();
    await resident.touches(/Tìm thủ tục/);
    await resident.types(remember('search', asciiWord()));
    await page.waitForTimeout(1_000);
    if (end === 'killed') return ends();
    // Left alone: the session ends by itself and wipes.
    await page
      .locator('[data-screen="attract"]')
      .waitFor({ state: 'attached', timeout: idlePatienceMs });
    return undefined;
  });

  it('without a hub: a report that is taken back, an hour with card and phone that waits', async () => {
    await city.killHub();
    await resident.wakes();
    await writesMarkedReport('withdrawn report');
    await sends('withdrawn report');
    await resident.touches('Rút lại yêu cầu');
    await resident.reads(/Đã rút lại/);
    await ends();

    await resident.wakes();
    const card = newCard();
    marks.push(...card.marks);
    await scanByWedge(page, card.text);
    await resident.sees('scanResult');
    await resident.touches('Hiện 10 giây');
    await resident.touches('Dùng để đặt lịch');
    await resident.sees('bookField');
    await choosesHour(resident);
    await resident.types(remember('phone', `09${digits(8)}`));
    await resident.touches('Tiếp tục');
    await resident.sees('bookReview');
    await resident.touches('Gửi yêu cầu giữ chỗ');
    rememberNumber('hour', await shownNumber(resident));
  });

  it('a slip that hangs in a printer without paper, and a report abandoned in the middle', async () => {
    let sent = 0;
    city.printer.server.onBytes = (part) => {
      sent += part.length;
      if (sent >= midSlipBytes) paper('out');
    };
    await resident.touches('In ra giấy');
    await resident.reads('Máy in hết giấy');
    await resident.touches('Xong');
    await resident.sees('home');
    await writesMarkedReport('abandoned report');
    await page.waitForTimeout(writtenOutMs);
    const journal = readFileSync(join(shellState(), 'print-journal.log'), 'utf8');
    // The body that waits is there, or the journal proves nothing.
    expect(sealedSlips(journal).length).toBeGreaterThan(0);
  });

  it('nothing of it can be read back', async () => {
    if (end === 'killed') {
      if (context) await killBrowser(context);
      await city.killShell();
    } else {
      await context?.close();
      await city.stopShell();
    }
    context = undefined;
    expect(marks.length).toBeGreaterThanOrEqual(20);
    const report = look();
    // Both wrote something, or their logs prove nothing.
    expect(city.shellWords()).toContain('print.settled');
    expect(city.hubWords()).not.toBe('');
    // What was searched must be a used kiosk: its outbox, its history, its caches.
    expect(report.files).toBeGreaterThan(50);
    expect(Object.keys(report.opened)).toEqual(
      expect.arrayContaining(['LevelDB log', 'SQLite row']),
    );
    expect(report.finds).toEqual([]);
    if (end === 'ended in order') expect(report.opened).not.toHaveProperty([unreadable]);
    // The same look finds what does lie there: the address, and what the outbox may show of itself.
    const open = searchDisk(
      [
        { name: 'address', text: new URL(city.page).host },
        { name: 'envelope', text: 'incarnation' },
      ],
      [profile.directory],
    ).finds;
    expect(open.some(({ mark }) => mark === 'address')).toBe(true);
    expect(open.some(({ mark, file }) => mark === 'envelope' && /IndexedDB/.test(file))).toBe(true);
  });

  it('nor after the next start, which repairs what lies there', async () => {
    await city.startShell();
    const opened = await openBrowser(profile);
    await opened.page.goto(city.page);
    await new Resident(opened.page).sees('attract');
    await opened.context.close();
    await city.stopShell();
    const report = look();
    expect(report.finds).toEqual([]);
  });

  it('no picture shows it, and no code: what reads the printed slip finds none', async () => {
    const number = marks.filter(({ name }) => name === 'sent report: number');
    expect(marksIn(await readPictures([city.papersDirectory]), number).length).toBeGreaterThan(0);
    if (!canReadLetters()) return;
    // A profile may hold no picture at all; the slip above showed that one would be read.
    const pictures = await readPictures([profile.directory, shellState()]);
    expect(marksIn(pictures, marks)).toEqual([]);
  });

  it('nor does it lie open on the disk of the hub, in no table, file or log of writes', async () => {
    await city.startHub();
    const root = city.databaseRoot;
    const planted = { name: 'planted', text: `${asciiWord()} ngõ` };
    const packed = { name: 'planted, packed', text: `${asciiWord()} hẻm` };
    const rows = await everyRow(root);
    // Two requests arrived at least: sealed, and only sealed.
    expect(rows['table actions']?.split('\n').length).toBeGreaterThanOrEqual(1);
    await plantInTable(root, planted.text, packed.text);
    const plantedRows = { 'table planted': (await everyRow(root))['table planted'] ?? '' };
    await city.killHub();
    const places = [root, join(city.directory, 'hub')];
    const { finds, ...searched } = searchDisk([...marks, planted], places, rows);
    process.stderr.write(`${JSON.stringify({ end, hub: true, ...searched })}\n`);
    expect(finds.filter(({ mark }) => mark !== 'planted')).toEqual([]);
    const files = finds.map(({ file }) => file);
    expect(files.some((file) => /\/base\//.test(file))).toBe(true);
    expect(files.some((file) => /\/pg_wal\//.test(file))).toBe(true);
    expect(searchDisk([packed], [], plantedRows).finds).not.toEqual([]);
  });

  it('no key of a slip lies beside it', () => {
    const journal = readFileSync(join(shellState(), 'print-journal.log'), 'utf8');
    for (const slip of sealedSlips(journal))
      expect(openWithAnythingIn(shellState(), slip)).toBeUndefined();
  });
});
