import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const main = join(import.meta.dirname, '..', 'main.ts');
let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'motcham-cli-import-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function motcham(...args: string[]) {
  const run = spawnSync(process.execPath, [main, 'content', 'import', ...args], {
    encoding: 'utf8',
  });
  return { status: run.status, out: run.stdout, words: run.stderr };
}

function file(name: string, text: string): string {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}

const source = 'invented, 2026-07-18)';
const records = [
  { code: '1.000001', name: 'Đăng ký <b>thử</b>', source },
  { code: 'không phải mã', name: 'Thủ tục không mã', source },
  { code: '1.000002', name: 'Đăng ký lại', source },
];
const lines = (some: readonly unknown[]) => some.map((one) => JSON.stringify(one)).join('\n');

describe('motcham content import', () => {
  test('prints JSON on standard output, one a line, and ends with 0', () => {
    const into = join(work, 'json');
    const { status, out } = motcham(file('a.jsonl', lines(records)), '--into', into, '--json');
    expect(status).toBe(0);
    const printed = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(printed).toContainEqual(
      expect.objectContaining({ outcome: 'refused', code: 'không phải mã', reason: 'badCode' }),
    );
    expect(printed).toContainEqual(
      expect.objectContaining({
        outcome: 'repaired',
        code: '1.000001',
        repairs: expect.arrayContaining([
          expect.objectContaining({ kind: 'markup', field: 'name' }),
        ]),
      }),
    );
    expect(printed.at(-1)).toMatchObject({ totals: { total: 3, refused: 1, services: 2 } });
  });

  test('tells people in words on standard error; --strict ends with 1 for a refusal', () => {
    const into = join(work, 'words');
    const input = file('a.jsonl', lines(records));
    const { status, out, words } = motcham(input, '--into', into, '--strict');
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(words).toMatch(/records read\s+3/);
    expect(words).toContain('không phải mã  badCode');
    expect(readFileSync(join(into, 'catalogue.jsonl'), 'utf8').split('\n')).toHaveLength(3);
  });

  test('reads an address, and names the host that it asks', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/tthc.jsonl.gz') response.end(gzipSync(lines(records)));
      else response.writeHead(404).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const host = typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '';
    const into = join(work, 'remote');
    // In a process of its own while this one serves: it must not stand still meanwhile.
    const importFrom = async (path: string) => {
      const url = `http://${host}/${path}`;
      const run = spawn(process.execPath, [main, 'content', 'import', url, '--into', into]);
      let words = '';
      run.stderr.on('data', (chunk) => {
        words += chunk;
      });
      const [status] = await once(run, 'close');
      return { status, words };
    };
    try {
      const taken = await importFrom('tthc.jsonl.gz');
      expect(taken).toMatchObject({ status: 0, words: expect.stringContaining(host) });
      const stood = readFileSync(join(into, 'catalogue.jsonl'), 'utf8');
      expect(stood.trim().split('\n')).toHaveLength(2);
      expect(await importFrom('absent')).toMatchObject({
        status: 1,
        words: expect.stringContaining('404'),
      });
      expect(readFileSync(join(into, 'catalogue.jsonl'), 'utf8')).toBe(stood);
    } finally {
      server.close();
    }
  });

  test('an input that cannot be read ends with 1 and says what to do', () => {
    const { status, words } = motcham(file('a.jsonl', ''), '--into', join(work, 'none'));
    expect(status).toBe(1);
    expect(words).toMatch(/is empty/);
    expect(words).toContain('→');
  });

  test('wrong use ends with 2', () => {
    expect(motcham().status).toBe(2);
    expect(motcham('a.jsonl', '--snapshot', '2026-13-01').status).toBe(2);
    expect(motcham('a.jsonl', '--nonsense').status).toBe(2);
  });
});
