import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const main = join(import.meta.dirname, '..', 'main.ts');
const shipped = join(import.meta.dirname, '..', '..', 'content', 'guides', 'marriage.json');
// Each command is a process that loads the whole command line, on processors that others use too.
vi.setConfig({ testTimeout: 180_000 });
let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'motcham-cli-guide-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function guide(...args: string[]) {
  const run = spawnSync(process.execPath, [main, 'guide', ...args], { encoding: 'utf8' });
  return { status: run.status, out: run.stdout, words: run.stderr };
}

interface Loose {
  states: Record<string, { next?: { when?: unknown; to: string }[] }>;
  lists: Record<string, { item: string; when?: unknown }[]>;
}

/** The shipped flow, spoilt, in a file of its own. */
function spoilt(name: string, spoil: (flow: Loose) => void): string {
  const flow = JSON.parse(readFileSync(shipped, 'utf8')) as Loose;
  spoil(flow);
  const file = join(work, name);
  writeFileSync(file, JSON.stringify(flow));
  return file;
}

test('guide check passes a good flow, and shows a bad one with its answers', () => {
  expect(guide('check', shipped).status).toBe(0);
  const file = spoilt('gap.json', ({ states }) => {
    const forked = Object.values(states).find(({ next }) => (next?.length ?? 0) > 1);
    forked?.next?.pop();
  });
  const { status, out, words } = guide('check', file, '--json');
  expect(status).toBe(1);
  const findings = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'GAP', witness: expect.any(Array) }),
  );
  expect(words).not.toContain('not checked here');
});

test('clips that say older words, or are none, are found; a list that is none is refused', () => {
  const file = join(work, 'clips.json');
  writeFileSync(file, JSON.stringify({ vi: { 'q.need.title': '00000000' } }));
  const { status, out } = guide('check', shipped, '--clips', file, '--json');
  expect(status).toBe(1);
  expect(out).toMatch(/"code":"AUDIO","where":"texts\.vi\.q\.need\.title","detail":"its clip says/);
  expect(out).toContain('has no clip');
  expect(out).not.toContain('texts.en');
  writeFileSync(file, '[1]');
  expect(guide('check', shipped, '--clips', file)).toMatchObject({ status: 1, out: '' });
});

test('a file that is no flow is a finding, too: SCHEMA', () => {
  const file = join(work, 'none.json');
  writeFileSync(file, '{"schema":"flow/1","onload":"x"}');
  const { status, out } = guide('check', file, '--json');
  expect(status).toBe(1);
  expect(out).toMatch(/"code":"SCHEMA".*unknown field onload/);
  expect(guide('explain', file, '--answers', '').words).toContain('docs/guide.md');
});

test('guide explain shows the way and why each paper is on the list', () => {
  const half = guide('explain', shipped, '--answers', '{}');
  expect(half.status).toBe(1);
  expect(half.words).toContain('Answer it too');
  const wrong = guide('explain', shipped, '--answers', 'nothing=here');
  expect(wrong.words).toContain('answers no variable');
  const flow = JSON.parse(readFileSync(shipped, 'utf8')) as { tests: { answers: object }[] };
  const [first] = flow.tests;
  const { status, out } = guide(
    'explain',
    shipped,
    '--answers',
    JSON.stringify(first?.answers),
    '--json',
  );
  expect(status).toBe(0);
  const told = JSON.parse(out) as { path: unknown[]; checklist: { reasons: unknown[] }[] };
  expect(told.path).toHaveLength(Object.keys(first?.answers ?? {}).length);
  expect(told.checklist.length).toBeGreaterThan(0);
});

test('guide diff finds no difference of a flow to itself, and each class of one that lost a line', () => {
  expect(guide('diff', shipped, shipped).status).toBe(0);
  let lost = '';
  const file = spoilt('less.json', ({ lists }) => {
    const list = Object.values(lists).find((lines) => lines.length > 1);
    lost = list?.pop()?.item ?? '';
  });
  const { status, out } = guide('diff', shipped, file, '--json');
  expect(status).toBe(1);
  for (const line of out.trim().split('\n')) {
    expect(JSON.parse(line)).toMatchObject({
      code: 'DIFF',
      removed: [lost],
      witness: expect.any(Array),
    });
  }
});

test('guide graph writes an SVG with conditions on the edges', () => {
  const file = join(work, 'graph.svg');
  expect(guide('graph', shipped, '--out', file).status).toBe(0);
  const svg = readFileSync(file, 'utf8');
  expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(svg).toContain(' = ');
});

test('guide stamp notes the source of each translation, so that a change shows', () => {
  const file = spoilt('stamp.json', (flow) => {
    delete (flow as { translatedFrom?: unknown }).translatedFrom;
  });
  expect(guide('stamp', file).status).toBe(0);
  expect(guide('check', file).status).toBe(0);
  const flow = JSON.parse(readFileSync(file, 'utf8')) as { texts: { vi: Record<string, string> } };
  const key = Object.keys(flow.texts.vi)[0] ?? '';
  flow.texts.vi[key] += ' khác';
  writeFileSync(file, JSON.stringify(flow));
  expect(guide('check', file).words).toMatch(/I18N .*is stale/);
});
