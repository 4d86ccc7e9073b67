import { expect, it } from 'vitest';
import type { EmergencyDesk, ListedEmergency } from '../../domain/api/console/index.ts';
import { meetingsOf, standsBehind } from './meets.ts';

const nowMs = 1_000_000;
const message = (id: string, change: Partial<ListedEmergency>): ListedEmergency => ({
  ...{ id, draft: id, title: { vi: id, en: id }, gravity: 'notice', target: { all: true } },
  ...{ reason: '', sentMs: nowMs - 100, endsMs: nowMs + 100, sentBy: 'Hà' },
  ...{ endedMs: null, endedBy: null, endReason: null },
  ...{ kiosks: 3, shown: 0, failed: 0, firstMs: null, lastMs: null },
  ...change,
});
const desk = (...messages: ListedEmergency[]): EmergencyDesk => ({
  ...{ nowMs, drafts: [], messages },
  buildings: [
    { key: '1/A', name: 'A', wardKey: '1', ward: 'Một', kiosks: 2 },
    { key: '1/B', name: 'B', wardKey: '1', ward: 'Một', kiosks: 1 },
    { key: '2/C', name: 'C', wardKey: '2', ward: 'Hai', kiosks: 4 },
  ],
});

it('the graver wins, the newer of equals, and only where both are', () => {
  const fire = message('fire', { gravity: 'danger', target: { buildings: ['1/A'] } });
  const power = message('power', { target: { wards: ['1'] } });
  const over = message('over', { gravity: 'danger', endsMs: nowMs });
  const ended = message('ended', { gravity: 'danger', endedMs: nowMs - 1 });
  const met = (gravity: 'notice' | 'danger', target: ListedEmergency['target']) =>
    meetingsOf(desk(fire, power, over, ended), target, gravity).map((one) => [
      one.message.id,
      one.kiosks,
      one.wins,
    ]);
  expect(met('notice', { all: true })).toEqual([
    ['fire', 2, 'standing'],
    ['power', 3, 'new'],
  ]);
  expect(met('danger', { buildings: ['1/A'] })).toEqual([
    ['fire', 2, 'new'],
    ['power', 2, 'new'],
  ]);
  expect(met('notice', { wards: ['2'] })).toEqual([]);
});

it('a message waits when others stand before it at every building it is for', () => {
  const power = message('power', { target: { wards: ['1'] } });
  const later = message('later', { target: { buildings: ['1/B'] }, sentMs: nowMs - 50 });
  const fire = message('fire', { gravity: 'danger', target: { buildings: ['1/A'] } });
  expect(standsBehind(desk(power, later, fire), power)).toBe(true);
  expect(standsBehind(desk(power, fire), power)).toBe(false);
  expect(standsBehind(desk(power, later, fire), fire)).toBe(false);
  // What is over waits for nothing, and nothing waits behind it.
  expect(standsBehind(desk(power, later, { ...fire, endedMs: nowMs }), power)).toBe(false);
  const gone = { ...power, endsMs: nowMs };
  expect(standsBehind(desk(gone, later, fire), gone)).toBe(false);
});
