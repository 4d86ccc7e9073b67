import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PrintJobSchema, type ReceiptDocument } from '../domain.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';
import { otherSamples } from './golden/other-samples.ts';
import { sampleSlips } from './golden/samples.ts';
import { bitmapPng } from './raster/index.ts';
import { PrinterRig } from './test-support/rig.ts';
import { findTool } from './test-support/tools.ts';

// Real sockets, and programs that read pictures, on a shared machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const zbar = findTool('zbarimg', 'zbar-tools');
const tesseract = findTool('tesseract', 'tesseract-ocr');
const readsVietnamese =
  tesseract !== undefined &&
  execFileSync(tesseract, ['--list-langs'], { encoding: 'utf8' }).includes('vie');

describe('a shell with a printer of 384 dots', () => {
  const rig = new PrinterRig({ widthDots: 384 });
  let directory: string;
  let shell: TestShell;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'motcham-narrow-'));
    await rig.start();
    const printer = { host: '127.0.0.1', port: rig.server.port, widthDots: 384 } as const;
    shell = await startTestShell({ printer });
  });
  afterAll(async () => {
    await shell.close();
    await rig.server.unplug();
    rmSync(directory, { recursive: true, force: true });
  });

  /** From the bridge to the paper that fell out of the printer, as a picture. */
  async function print(document: ReceiptDocument): Promise<string> {
    const headers = await shell.page();
    const jobId = randomUUID();
    const body = JSON.stringify({ jobId, document });
    expect((await shell.ask('/bridge/print', { method: 'POST', headers, body })).status).toBe(200);
    await vi.waitFor(
      async () => {
        const { text } = await shell.ask(`/bridge/print/${jobId}`, { headers });
        expect(PrintJobSchema.parse(JSON.parse(text)).print.state).toBe('printed');
      },
      { timeout: 60_000, interval: 200 },
    );
    const paper = rig.papers.at(-1);
    if (paper === undefined) throw new Error('no paper');
    expect(paper.bitmap.widthDots).toBe(384);
    const file = join(directory, `${jobId}.png`);
    writeFileSync(file, bitmapPng(paper.bitmap));
    return file;
  }
  const read = (program: string, words: readonly string[]) =>
    execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  test
    .skipIf(zbar === undefined)
    .each([
      'service-vi',
      'service-large-en',
      'appointment-large-vi',
      'feedback-en',
      'question-vi',
      'follow-en',
    ])('the code on %s reads by zbarimg', async (name) => {
    const slip = { ...sampleSlips, ...otherSamples }[name]!;
    const code = slip.blocks.find((block) => block.type === 'qr')?.text;
    const file = await print(slip);
    expect(read(zbar!, ['--quiet', '--raw', file]).trim()).toBe(code);
  });

  test.skipIf(!readsVietnamese)('the lines read by tesseract', async () => {
    const file = await print(sampleSlips['service-vi']!);
    const text = read(tesseract!, [file, '-', '-l', 'vie', '--psm', '6']);
    for (const line of [
      'Đăng ký khai sinh',
      'Mang 3 giấy tờ này',
      'Giấy chứng nhận',
      'bản chính hoặc VNeID',
      'Điểm một cửa phường',
      'Xong trong ngày. Không',
      'nhận hồ sơ và hẹn trả',
      'Quét để xem lại',
    ]) {
      // Its reader takes the capital I of VNeID for a small l.
      expect(text.replace('VNelD', 'VNeID')).toContain(line);
    }
  });
});
