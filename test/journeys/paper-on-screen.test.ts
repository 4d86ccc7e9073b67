import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bitmapPng, renderReceipt } from '../../kiosk-shell/print/raster/index.ts';
import { type ReceiptDocument, ReceiptDocumentSchema } from '../../src/domain/receipt/index.ts';
import type { City } from '../support/city.ts';
import { Lobby } from '../support/lobby.ts';
import { timeCutToWords, timeTouchToWords } from '../support/paper-times.ts';
import { readQr } from '../support/read-qr.ts';
import type { Resident } from '../support/resident.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Slips of others that wait beside the resident's: as many as the bridge lets through at once. */
const othersWaiting = 7;

describe('what the screen says of paper', () => {
  let lobby: Lobby;
  let city: City;
  let page: Page;
  let resident: Resident;
  let sent: ReceiptDocument[];

  beforeAll(async () => {
    lobby = await Lobby.open();
    ({ city, page, resident } = lobby);
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/bridge/print')) return;
      sent.push(ReceiptDocumentSchema.parse(request.postDataJSON().document));
    });
  });
  afterEach(async () => {
    process.kill(city.shellPid, 'SIGCONT');
    Object.assign(city.printer.server.printer.options, answersAll);
    hand('in');
    await resident.touches('Kết thúc');
    await resident.sees('ending');
  });
  afterAll(() => lobby?.close());

  const answersAll = { processId: true, statusInOrder: true, counter: true };
  const answersNothing = { processId: false, statusInOrder: false, counter: false };
  const papers = () => readdirSync(city.papersDirectory).sort();
  const paper = (name: string | undefined) => readFileSync(join(city.papersDirectory, name ?? ''));

  function hand(state: 'in' | 'out'): void {
    const file = join(city.directory, 'printer', 'state.json');
    const whole = { paper: state, cover: 'closed', power: 'plugged' };
    writeFileSync(`${file}.hand`, JSON.stringify(whole));
    renameSync(`${file}.hand`, file);
  }

  async function toTakeaway(): Promise<void> {
    sent = [];
    await resident.touches(/Tìm thủ tục/);
    await resident.types('khai sinh');
    await resident.touches(/^Đăng ký khai sinh/);
    await resident.sees('procedure');
    await resident.touches('Mang về điện thoại');
    await resident.sees('takeaway');
  }

  async function codeStands(): Promise<void> {
    await page.locator('.code-card svg').first().waitFor({ state: 'visible' });
    expect(readQr(await page.locator('.code-card').screenshot())).toContain('khai sinh');
  }

  /** What another page of this kiosk would have sent: real jobs, by the real bridge. */
  const othersPrint = (count: number, document: ReceiptDocument) =>
    page.evaluate(`(async () => {
      const { token } = await (await fetch('/bridge/session')).json();
      const headers = { 'content-type': 'application/json', 'x-motcham-bridge': token };
      const jobs = ${JSON.stringify(
        Array.from({ length: count }, () => ({ jobId: randomUUID(), document })),
      )};
      for (const job of jobs) {
        const answer = await fetch('/bridge/print', {
          method: 'POST', headers, body: JSON.stringify(job),
        });
        if (!answer.ok) throw new Error('refused: ' + answer.status);
      }
    })()`);

  it('prints large for who reads large, dot for dot the document that was shown; then "Đã in"', async () => {
    await resident.wakes();
    await toTakeaway();
    await resident.opens('Cỡ chữ', 'display');
    await resident.touches(/Rất to/);
    await resident.opens('Xong', 'takeaway');
    await resident.touches('Xem tờ in');
    const preview = page.locator('.slip svg');
    await preview.waitFor();
    const shown = await preview.locator('text').allTextContents();
    const saidAfterMs = await timeCutToWords(page, city.printer, 'Đã in', () =>
      resident.touches('In ra giấy'),
    );
    process.stderr.write(`paper: words on the screen ${saidAfterMs} ms after the cut\n`);
    const [document] = sent;
    if (!document) throw new Error('nothing was sent');
    expect(document.large).toBe(true);
    expect(paper(papers().at(-1))).toEqual(bitmapPng(renderReceipt(document, 576)));
    // The preview's lines are that document's, too.
    for (const block of document.blocks) {
      if (block.type === 'number') expect(shown).toContain(block.value);
    }
    expect(await resident.text()).toContain('Mời quý vị lấy giấy');
  });

  it('slips that waited for paper are asked about, not dumped; the one that is wanted comes out', async () => {
    await resident.wakes();
    await toTakeaway();
    const before = papers().length;
    // The roll ends after the touch and before the first byte: the printer is asked first (§2.2).
    await page.route(
      '**/bridge/print',
      (route) => {
        city.printer.server.printer.setCondition({ paper: false });
        return route.continue();
      },
      { times: 1 },
    );
    await resident.touches('In ra giấy');
    await resident.reads('Máy in hết giấy');
    await codeStands();
    const [document] = sent;
    if (!document) throw new Error('nothing was sent');
    await othersPrint(othersWaiting, document);
    hand('in');
    await resident.reads('Máy in đã in lại được');
    await resident.reads('Có nhiều tờ đang chờ. Quý vị còn cần tờ này không?');
    expect(papers()).toHaveLength(before);
    await resident.touches('In tờ này');
    await resident.reads(/^Đã in$/);
    expect(papers()).toHaveLength(before + 1);
    expect(paper(papers().at(-1))).toEqual(bitmapPng(renderReceipt(document, 576)));
  });

  it('a printer that proves nothing: the resident is asked, and believed', async () => {
    Object.assign(city.printer.server.printer.options, answersNothing);
    await resident.wakes();
    await toTakeaway();
    await resident.touches('In ra giấy');
    // Each way of asking is given its time before nobody knows (devices.md §2.4).
    await page.getByText('Quý vị có thấy tờ giấy không?').waitFor({ timeout: 60_000 });
    await resident.reads('Máy không rõ giấy đã ra chưa');
    expect(await resident.text()).not.toContain('Đã in');
    await codeStands();
    await resident.touches('Có, giấy đã ra');
    await resident.reads(/^Đã in$/);
  });

  it('machine control that hangs: failed is said and the code stands, within what R71 gives', async () => {
    await resident.wakes();
    await toTakeaway();
    await page.getByRole('button', { name: 'In ra giấy' }).waitFor();
    process.kill(city.shellPid, 'SIGSTOP');
    const failedAfterMs = await timeTouchToWords(page, 'Không in được', () =>
      resident.touches('In ra giấy'),
    );
    await codeStands();
    process.stderr.write(`paper: failed, with the code, ${failedAfterMs} ms after the touch\n`);
    expect(await resident.text()).not.toContain('Đã in');
    process.kill(city.shellPid, 'SIGCONT');
  });
});
