import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  directoryKeys,
  type JournalFile,
  memoryKeys,
  openJournalFile,
  PrintJournal,
} from './index.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let directory: string;
let path: string;
const body = JSON.stringify({ text: 'Nguyễn Thị Hường, 001•••••2345' });
const printed = { state: 'printed', evidence: 'processId', reprint: false } as const;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-journal-'));
  path = join(directory, 'journal.log');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const reopen = async (keys = memoryKeys()) => PrintJournal.open(await openJournalFile(path), keys);

describe('what the journal remembers', () => {
  test('jobs, phases and ends, over a restart', async () => {
    const keys = memoryKeys();
    const first = await reopen(keys);
    await first.accept('a', body, 1);
    await first.accept('b', body, 2);
    await first.phase('a', { phase: 'sent', counter: 7, reprint: false });
    await first.settle('b', printed, false);
    await first.close();
    const second = await reopen(keys);
    expect(second.open()).toMatchObject([{ id: 'a', phase: { phase: 'sent', counter: 7 } }]);
    expect(second.find('b')?.state).toEqual(printed);
    expect(second.body('a')).toBe(body);
    expect(second.damagedLines).toBe(0);
    await second.close();
  });

  test('a torn last line is dropped, what came before stays, what comes after is read', async () => {
    const first = await reopen();
    await first.accept('a', body, 1);
    await first.phase('a', { phase: 'sent', counter: 1, reprint: false });
    await first.close();
    truncateSync(path, statSync(path).size - 9);
    const second = await reopen();
    expect(second.damagedLines).toBe(1);
    expect(second.open()).toMatchObject([{ id: 'a', phase: { phase: 'fresh' } }]);
    await second.settle('a', printed, false);
    await second.close();
    const third = await reopen();
    expect(third.damagedLines).toBe(0);
    expect(third.find('a')?.state).toEqual(printed);
    await third.close();
  });

  test('garbage between lines is skipped and counted', async () => {
    const first = await reopen();
    await first.accept('a', body, 1);
    await first.close();
    appendFileSync(path, 'deadbeef {"type":"settled","id":"a"}\n\u0000\u0001\n');
    const second = await reopen();
    expect(second.damagedLines).toBe(2);
    expect(second.open()).toHaveLength(1);
    await second.close();
  });
});

describe('the body of a slip', () => {
  test('never lies open on the disk', async () => {
    const journal = await reopen();
    await journal.accept('a', body, 1);
    expect(readFileSync(path, 'utf8')).not.toContain('Nguyễn');
    expect(statSync(path).mode & 0o077).toBe(0);
    await journal.close();
  });

  test('is gone when the process that held the key is gone', async () => {
    const first = await reopen();
    await first.accept('a', body, 1);
    await first.close();
    const second = await reopen();
    expect(second.open()).toHaveLength(1);
    expect(second.body('a')).toBeUndefined();
    await second.close();
  });

  test('survives a restart when the key lies in a runtime directory, and not its loss', async () => {
    const runtime = join(directory, 'run');
    const first = await reopen(directoryKeys(runtime));
    await first.accept('a', body, 1);
    await first.close();
    const second = await reopen(directoryKeys(runtime));
    expect(second.body('a')).toBe(body);
    await second.close();
    rmSync(runtime, { recursive: true });
    const third = await reopen(directoryKeys(runtime));
    expect(third.body('a')).toBeUndefined();
    await third.close();
  });

  test('is erased when the job ends, in memory at once and on disk at the next start', async () => {
    const keys = memoryKeys();
    const first = await reopen(keys);
    await first.accept('a', body, 1);
    await first.settle('a', printed, false);
    expect(first.body('a')).toBeUndefined();
    await first.close();
    const second = await reopen(keys);
    expect(readFileSync(path, 'utf8')).toContain('"sealed":null');
    await second.close();
  });

  test('of one job does not open under the id of another', async () => {
    const keys = memoryKeys();
    const first = await reopen(keys);
    await first.accept('a', body, 1);
    await first.close();
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('"id":"a"');
    // A line with a changed id does not fit its checksum and is dropped as damaged.
    const file: JournalFile = {
      read: () => Promise.resolve(text.replaceAll('"id":"a"', '"id":"b"')),
      append: () => Promise.resolve(),
      rewrite: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    const second = await PrintJournal.open(file, keys);
    expect(second.open()).toHaveLength(0);
  });
});

describe('limits', () => {
  test('the file stays bounded over 1,000 jobs, and the last jobs are still known', async () => {
    const journal = await reopen();
    for (let i = 0; i < 1000; i += 1) {
      await journal.accept(`job-${i}`, body.repeat(20), i);
      await journal.settle(`job-${i}`, printed, false);
    }
    expect(statSync(path).size).toBeLessThan(1024 * 1024);
    expect(journal.find('job-999')?.state).toEqual(printed);
    expect(journal.find('job-0')).toBeUndefined();
    await journal.close();
  }, 60_000);

  test('a disk that refuses is an error for the job, not for the next one', async () => {
    let refuse = true;
    const real = await openJournalFile(path);
    const journal = await PrintJournal.open(
      {
        ...real,
        append: (line) => (refuse ? Promise.reject(new Error('ENOSPC')) : real.append(line)),
      },
      memoryKeys(),
    );
    await expect(journal.accept('a', body, 1)).rejects.toThrow('ENOSPC');
    expect(journal.find('a')).toBeUndefined();
    refuse = false;
    expect(await journal.accept('b', body, 2)).toBe(true);
    expect(journal.find('b')).toBeDefined();
    await journal.close();
  });
});
