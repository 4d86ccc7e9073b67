import { expect, it } from 'vitest';
import { firstFirst } from './first-first.ts';

const line = (kind: 'callForHelp' | 'feedback' | 'dossierQuestion', dueMs: number | null) => ({
  kind,
  dueMs,
  receivedMs: 5,
  isFinal: false,
});
const call = line('callForHelp', 900);
const late = line('feedback', 100);

it('puts who calls for help before what is late for long, and answered calls behind', () => {
  const answered = { ...call, isFinal: true };
  const soon = line('feedback', 1_000);
  const unknown = line('dossierQuestion', null);
  const earlier = { ...unknown, receivedMs: 1 };
  const all = [answered, unknown, soon, late, earlier, call];
  expect(all.sort(firstFirst)).toEqual([call, late, soon, earlier, unknown, answered]);
});

it('puts the call that waits longest first', () => {
  const newer = { ...call, dueMs: 950 };
  expect([newer, late, call].sort(firstFirst)).toEqual([call, newer, late]);
});
