import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { ContentSection } from '../../content/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { measureSections } from './bundle-report.ts';
import { writeBundle } from './write-bundle.ts';

const directory = mkdtempSync(join(tmpdir(), 'motcham-bundle-'));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const facts = { factsDate: '2026-07-18', minApp: 1 };
const section = (kind: ContentSection['kind'], key: string, text: string): ContentSection => ({
  kind,
  key,
  bytes: toUtf8(text),
});

it('names files by their hash, leaves what is there, and removes sections of an earlier build alone', async () => {
  const place = join(directory, 'sections');
  const first = [section('facts', '0', '[1]'), section('details', '1.000001', '{"a":1}')];
  expect(await writeBundle(directory, first, facts)).toEqual({ written: 2, kept: 0, removed: 0 });
  const bundle = readFileSync(join(directory, 'bundle.json'), 'utf8');
  // Details are named by lists, and not by the bundle.
  expect(JSON.parse(bundle).sections.map(({ kind }: { kind: string }) => kind)).toEqual(['facts']);
  expect(await writeBundle(directory, first, facts)).toEqual({ written: 0, kept: 2, removed: 0 });
  expect(readFileSync(join(directory, 'bundle.json'), 'utf8')).toBe(bundle);
  writeFileSync(join(place, 'notes.txt'), 'not ours');
  const dearer = [section('facts', '0', '[2]'), section('details', '1.000001', '{"a":1}')];
  expect(await writeBundle(directory, dearer, facts)).toEqual({ written: 1, kept: 1, removed: 1 });
  expect(readdirSync(place).toSorted().at(-1)).toBe('notes.txt');
  expect(readdirSync(place)).toHaveLength(3);
});

it('reports what each kind weighs, and what a kiosk needs before its first search', () => {
  const { kinds, boot, total, largest } = measureSections([
    section('facts', '0', 'x'.repeat(1000)),
    section('details', '1.000001', 'y'.repeat(3000)),
    section('details', '1.000002', 'z'.repeat(500)),
  ]);
  expect(kinds.map(({ kind, count, bytes }) => [kind, count, bytes])).toEqual([
    ['details', 2, 3500],
    ['facts', 1, 1000],
  ]);
  expect([boot.bytes, total.bytes]).toEqual([1000, 4500]);
  expect(total.gzipBytes).toBeLessThan(200);
  expect(largest[0]).toEqual({ name: 'details/1.000001', bytes: 3000 });
});
