import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Effect, Effects } from './effects.ts';

let directory: string;
const file = () => join(directory, 'effects.jsonl');

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-effects-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const effect = (id: string): Effect => ({
  id,
  subject: 'k-1/1/1',
  result: { kind: 'cancellation', outcome: 'cancelled' },
});

/** What an office that starts now knows. */
function known(): readonly string[] {
  const effects = new Effects(directory);
  const ids = effects.all().map(({ id }) => id);
  effects.close();
  return ids;
}

function add(...ids: readonly string[]): void {
  const effects = new Effects(directory);
  for (const id of ids) effects.add(effect(id));
  effects.close();
}

it('knows after a restart what it did before', () => {
  add('a', 'b');
  add('c');
  expect(known()).toEqual(['a', 'b', 'c']);
});

it('loses nothing to a line that a power cut tore, wherever it tore', () => {
  add('a');
  const whole = readFileSync(file(), 'utf8');
  const next = `${JSON.stringify(effect('torn'))}\n`;
  for (let length = 1; length < next.length - 1; length += 1) {
    writeFileSync(file(), whole);
    appendFileSync(file(), next.slice(0, length));
    add('b');
    add('c');
    expect(known()).toEqual(['a', 'b', 'c']);
  }
});

it('keeps an effect of which only the end of its line was torn off', () => {
  add('a');
  writeFileSync(file(), readFileSync(file(), 'utf8').trimEnd());
  add('b');
  expect(known()).toEqual(['a', 'b']);
});
