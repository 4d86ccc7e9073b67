import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { generate } from 'lean-qr';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000 });

const main = join(import.meta.dirname, '..', 'main.ts');
const text = '000.00.12.H26-200526-0001';
let directory: string;

function drawn(px: number) {
  const code = generate(text);
  const side = (code.size + 8) * px;
  const canvas = createCanvas(side, side);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = '#000000';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) pen.fillRect((x + 4) * px, (y + 4) * px, px, px);
    }
  }
  return canvas;
}

const run = promisify(execFile);

async function scan(engine: string) {
  const args = ['scan', '--images', directory, '--json', '--engine', engine];
  const { stdout, stderr } = await run(process.execPath, [main, ...args]);
  return {
    lines: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    stderr,
  };
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-scan-'));
  writeFileSync(join(directory, 'a.png'), drawn(4).toBuffer('image/png'));
  writeFileSync(join(directory, 'b.jpg'), drawn(4).toBuffer('image/jpeg', 80));
  writeFileSync(join(directory, 'broken.png'), 'no image');
  writeFileSync(join(directory, 'desk.png'), createCanvas(200, 150).toBuffer('image/png'));
  writeFileSync(join(directory, 'empty.jpg'), '');
  writeFileSync(join(directory, 'notes.txt'), 'not looked at');
  writeFileSync(join(directory, 'phone.avif'), drawn(4).toBuffer('image/avif'));
  writeFileSync(join(directory, 'scan.TIF'), 'II*\0 nothing here reads it');
  mkdirSync(join(directory, 'Ảnh thẻ', 'a directory.png'), { recursive: true });
  writeFileSync(join(directory, 'Ảnh thẻ', 'thẻ căn cước.PNG'), drawn(4).toBuffer('image/png'));
  // Round and round, and nowhere.
  symlinkSync('.', join(directory, 'again.png'));
  symlinkSync('gone', join(directory, 'dangling.png'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each(['ladder', 'zxing-wasm', 'zxing-js', 'jsqr'])(
  '%s: a line for each image, broken ones named, then the totals',
  async (engine) => {
    const { lines, stderr } = await scan(engine);
    const ms = expect.any(Number);
    const error = expect.any(String);
    expect(lines).toEqual([
      { file: 'a.png', text, engine, ms },
      { file: 'b.jpg', text, engine, ms },
      { file: 'broken.png', text: null, engine, ms, error },
      { file: 'dangling.png', text: null, engine, ms, error },
      { file: 'desk.png', text: null, engine, ms },
      { file: 'empty.jpg', text: null, engine, ms, error },
      { file: 'phone.avif', text, engine, ms },
      { file: 'scan.TIF', text: null, engine, ms, error },
      { file: join('Ảnh thẻ', 'thẻ căn cước.PNG'), text, engine, ms },
      { files: 9, read: 4, unread: 1, broken: 4, engine, ms },
    ]);
    expect(stderr).toBe('');
  },
);

test('a directory without an image: totals that say so, words, and a failure', async () => {
  const ends = run(process.execPath, [
    main,
    'scan',
    '--images',
    join(directory, 'Ảnh thẻ', 'a directory.png'),
  ]);
  await expect(ends).rejects.toMatchObject({
    code: 1,
    stdout: `${JSON.stringify({ files: 0, read: 0, unread: 0, broken: 0, engine: 'ladder', ms: 0 })}\n`,
    stderr: expect.stringContaining('There is no image in'),
  });
});

test('whoever reads may leave', async () => {
  const command = `"${process.execPath}" "${main}" scan --images "${directory}" | head -n 1`;
  const { stdout, stderr } = await run('sh', ['-c', command]);
  expect(JSON.parse(stdout)).toMatchObject({ file: 'a.png', text });
  expect(stderr).toBe('');
});
