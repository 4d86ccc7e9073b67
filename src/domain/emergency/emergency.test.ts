import { describe, expect, it } from 'vitest';
import { emergencies } from '../../content/emergencies.ts';
import { type EmergencyDraft, emergencyDraftSchema, sitePlacesOf } from '../service/index.ts';
import {
  byGravity,
  type EmergencySend,
  EmergencySendSchema,
  emergencyDraftHash,
  emergencyText,
  isEmergencyFor,
} from './index.ts';

const hour = 3_600_000;
const send = (change: Partial<EmergencySend> = {}): EmergencySend => ({
  v: 1,
  do: 'show',
  id: '0197a000-0000-7000-8000-000000000001',
  draft: 'fire',
  sha256: 'a'.repeat(64),
  target: { all: true },
  sentAtMs: 1_000_000,
  endsAtMs: 1_000_000 + hour,
  ...change,
});

describe('what is sent', () => {
  it('has an end, and none that is further away than a day', () => {
    const isTaken = (endsAtMs: number) => EmergencySendSchema.safeParse(send({ endsAtMs })).success;
    expect(isTaken(1_000_000 + 24 * hour)).toBe(true);
    expect(isTaken(1_000_000 + 24 * hour + 1)).toBe(false);
    expect(isTaken(1_000_000)).toBe(false);
    const { endsAtMs: _, ...endless } = send();
    expect(EmergencySendSchema.safeParse(endless).success).toBe(false);
  });

  it('brings no words of its own', () => {
    expect(EmergencySendSchema.safeParse({ ...send(), title: 'Run' }).success).toBe(false);
  });

  it('is another text for each thing that may be changed', () => {
    const texts = [
      send(),
      send({ draft: 'flood' }),
      send({ sha256: 'b'.repeat(64) }),
      send({ target: { wards: ['00001'] } }),
      send({ target: { buildings: ['00001'] } }),
      send({ sentAtMs: 1 }),
      send({ endsAtMs: 2 }),
    ].map(emergencyText);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('for whom', () => {
  const site = { building: 'A3', ward: 'Phường Thử', wardCode: '00001' };

  it('is a building of a ward, a ward, or everything', () => {
    expect(isEmergencyFor({ all: true }, site)).toBe(true);
    expect(isEmergencyFor({ wards: ['00001'] }, site)).toBe(true);
    expect(isEmergencyFor({ buildings: ['00001/A3'] }, site)).toBe(true);
    expect(isEmergencyFor({ buildings: ['00002/A3'] }, site)).toBe(false);
    expect(isEmergencyFor({ wards: ['Phường Thử'] }, site)).toBe(false);
  });

  it('goes by the name of a ward whose code nobody knows', () => {
    const { ward, building } = sitePlacesOf({ ...site, wardCode: '' });
    expect([ward, building]).toEqual(['Phường Thử', 'Phường Thử/A3']);
  });
});

describe('drafts', () => {
  it('of the starter are drafts, each with its own hash', async () => {
    for (const draft of emergencies)
      expect(emergencyDraftSchema.safeParse(draft).success).toBe(true);
    const hashes = await Promise.all(emergencies.map(emergencyDraftHash));
    expect(new Set(hashes).size).toBe(emergencies.length);
  });

  it('are no longer than can be read in one look, in either language', () => {
    const [fire] = emergencies as [EmergencyDraft];
    const long = { vi: 'ơ'.repeat(65), en: 'o' };
    const titled = { ...fire, title: { vi: 'ô', en: 'o'.repeat(33) } };
    for (const draft of [titled, { ...fire, steps: [long] }, { ...fire, steps: [] }]) {
      expect(emergencyDraftSchema.safeParse(draft).success).toBe(false);
    }
  });
});

describe('two at once', () => {
  const told = (gravity: EmergencyDraft['gravity'], sentAtMs: number, last = '1') => ({
    send: send({ sentAtMs, id: `0197a000-0000-7000-8000-00000000000${last}` }),
    draft: { ...(emergencies[0] as EmergencyDraft), gravity },
  });

  it('the graver stands before the newer, and the newer before the older', () => {
    const sorted = [told('notice', 9), told('danger', 1), told('danger', 2), told('warning', 3)]
      .toSorted(byGravity)
      .map(({ draft, send: { sentAtMs } }) => [draft.gravity, sentAtMs]);
    expect(sorted).toEqual([
      ['danger', 2],
      ['danger', 1],
      ['warning', 3],
      ['notice', 9],
    ]);
  });

  it('are in one order on every kiosk, whatever order they came in', () => {
    const pair = [told('danger', 1, '1'), told('danger', 1, '2')];
    expect(pair.toSorted(byGravity)).toEqual(pair.toReversed().toSorted(byGravity));
  });
});
