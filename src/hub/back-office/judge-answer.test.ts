import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FollowResultSchema } from '../../domain/action/index.ts';
import { type OfficeResult, OfficeResultSchema } from '../../domain/api/index.ts';
import { hanoiInstant } from '../../domain/calendar/index.ts';
import { judgeAnswer, type Standing } from './judge-answer.ts';
import type { OfficeBody, OpenedRequest } from './request-event.ts';

const nowMs = hanoiInstant({ day: '2026-11-20', minute: 9 * 60 });
const common = { language: 'vi', follow: 'ABCDEFGHJK0' } as const;
const bodies = {
  appointment: {
    kind: 'appointment',
    serviceCode: '1.001193',
    field: 'civilStatus',
    branch: 'chi-nhanh-1',
    day: '2026-11-23',
    slot: '09:00',
    phone: '',
    personalNumber: '',
    name: '',
    ...common,
  },
  feedback: {
    kind: 'feedback',
    category: 'traffic',
    place: '',
    text: 'Đèn hỏng',
    urgent: true,
    ...common,
  },
  dossierQuestion: { kind: 'dossierQuestion', dossierCode: 'H26.17.45-261116-0001', ...common },
  callForHelp: { kind: 'callForHelp', screen: 'home', ...common },
} as const satisfies Record<string, OfficeBody>;

const request = (kind: keyof typeof bodies): OpenedRequest => ({
  kiosk: 'k-ABCDEFGH',
  incarnation: 1,
  seq: 1,
  id: '01935b7a-0000-7000-8000-000000000000',
  receivedMs: nowMs,
  body: bodies[kind],
});
const fresh: Standing = { status: 'received', result: null, isFinal: false };
const hour = {
  kind: 'appointment',
  outcome: 'confirmed',
  day: '2026-11-23',
  slot: '09:00',
  branch: 'chi-nhanh-1',
  reason: null,
} as const satisfies OfficeResult;
const judge = (answer: OfficeResult, standing = fresh, kind: keyof typeof bodies = 'appointment') =>
  judgeAnswer(request(kind), standing, answer, nowMs);
const standingOf = (verdict: ReturnType<typeof judge>): Standing => {
  if (verdict.verdict !== 'kept') throw new Error(`not kept: ${JSON.stringify(verdict)}`);
  return verdict;
};

describe('the answer to an hour', () => {
  it('is kept when it confirms what was asked, and then stands', () => {
    const first = judge(hour);
    expect(first).toEqual({ verdict: 'kept', status: 'confirmed', result: hour, isFinal: true });
    expect(judge(hour, standingOf(first))).toEqual({ verdict: 'same' });
    expect(judge({ ...hour, outcome: 'refused', reason: 'full' }, standingOf(first))).toEqual({
      verdict: 'contradicts',
    });
  });

  it('cannot confirm or refuse another hour', () => {
    for (const change of [{ day: '2026-11-25' }, { slot: '10:00' }, { branch: 'chi-nhanh-2' }]) {
      expect(judge({ ...hour, ...change })).toEqual({ verdict: 'nonsense', problem: 'otherHour' });
      expect(judge({ ...hour, ...change, outcome: 'refused', reason: 'full' })).toMatchObject({
        verdict: 'nonsense',
      });
    }
    expect(judge({ ...hour, reason: 'full' })).toMatchObject({ problem: 'reasonForYes' });
    expect(judge({ ...hour, outcome: 'refused' })).toMatchObject({ problem: 'noReason' });
  });

  it('promises no hour that has begun; what was promised before stands', () => {
    const at = (minute: number, answer: OfficeResult, standing = fresh) =>
      judgeAnswer(
        request('appointment'),
        standing,
        answer,
        hanoiInstant({ day: '2026-11-23', minute }),
      );
    expect(at(9 * 60 - 1, hour)).toMatchObject({ verdict: 'kept' });
    expect(at(9 * 60, hour)).toEqual({ verdict: 'nonsense', problem: 'pastHour' });
    const earlier: OfficeResult = { ...hour, outcome: 'moved', slot: '08:30', reason: 'full' };
    expect(at(9 * 60 - 1, earlier)).toEqual({ verdict: 'nonsense', problem: 'pastHour' });
    expect(at(9 * 60, { ...hour, outcome: 'refused', reason: 'tooLate' })).toMatchObject({
      verdict: 'kept',
    });
    expect(at(9 * 60, hour, standingOf(judge(hour)))).toEqual({ verdict: 'same' });
  });

  it('moves it to an hour of an office day only', () => {
    const move = (change: object): OfficeResult => ({
      ...hour,
      outcome: 'moved',
      reason: 'full',
      ...change,
    });
    expect(judge(move({ slot: '10:00' }))).toMatchObject({ verdict: 'kept', status: 'moved' });
    expect(judge(move({}))).toMatchObject({ problem: 'movedNowhere' });
    // A holiday, a Sunday, yesterday, far away, the middle of the night.
    expect(judge(move({ day: '2026-11-24' }))).toMatchObject({ problem: 'closedDay' });
    expect(judge(move({ day: '2026-11-29' }))).toMatchObject({ problem: 'closedDay' });
    expect(judge(move({ day: '2026-11-19' }))).toMatchObject({ problem: 'otherDay' });
    expect(judge(move({ day: '2027-03-01' }))).toMatchObject({ problem: 'otherDay' });
    expect(judge(move({ slot: '03:00' }))).toMatchObject({ problem: 'otherHour' });
  });
});

describe('the answer to other requests', () => {
  it('moves a report forward only, with deadlines of the hub', () => {
    const state = (name: 'received' | 'inProgress' | 'done'): OfficeResult => ({
      kind: 'feedback',
      state: name,
      reason: null,
    });
    const first = standingOf(judge(state('inProgress'), fresh, 'feedback'));
    expect(first).toMatchObject({
      status: 'inProgress',
      isFinal: false,
      // Urgent, in at 9 on a Friday: four working hours later is 14:00 in Hanoi.
      result: { solveBy: '2026-11-20T07:00:00Z' },
    });
    expect(judge(state('received'), first, 'feedback')).toEqual({ verdict: 'same' });
    const done = standingOf(judge(state('done'), first, 'feedback'));
    expect(done.isFinal).toBe(true);
    expect(judge(state('inProgress'), done, 'feedback')).toEqual({ verdict: 'contradicts' });
  });

  it('gives a dossier a day that can be', () => {
    const said = (dueDay: string | null, state: 'done' | 'notFound' = 'done') =>
      judge({ kind: 'dossierQuestion', state, dueDay }, fresh, 'dossierQuestion');
    expect(said('2026-11-27')).toMatchObject({
      verdict: 'kept',
      result: { askedAt: '2026-11-20T02:00:00Z' },
    });
    expect(said('1999-01-01')).toMatchObject({ problem: 'otherDay' });
    expect(said('2040-01-01')).toMatchObject({ problem: 'otherDay' });
    expect(said('2026-11-27', 'notFound')).toMatchObject({ problem: 'dueButNotFound' });
  });

  it('never answers another kind', () => {
    expect(judge(hour, fresh, 'callForHelp')).toMatchObject({ problem: 'otherKind' });
  });
});

it('keeps only what the kiosk can read, whatever an office says', () => {
  const day = fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-30', '2031-01-01');
  const slot = fc.constantFrom('09:00', '10:30', '23:59');
  const branch = fc.constantFrom('chi-nhanh-1', 'chi-nhanh-2');
  const answers = fc.oneof(
    fc.record({
      kind: fc.constant('appointment'),
      outcome: fc.constantFrom('confirmed', 'moved', 'refused'),
      day,
      slot,
      branch,
      reason: fc.constantFrom(null, 'full', 'closed'),
    }),
    fc.record({
      kind: fc.constant('feedback'),
      state: fc.constantFrom('received', 'inProgress', 'done', 'refused'),
      reason: fc.constantFrom(null, 'unclear'),
    }),
    fc.record({
      kind: fc.constant('dossierQuestion'),
      state: fc.constantFrom('done', 'notFound'),
      dueDay: fc.constantFrom(null, '2026-12-01', '1990-01-01'),
    }),
    fc.record({ kind: fc.constant('callForHelp'), told: fc.constantFrom('guard', 'nobody') }),
  );
  const kinds = fc.constantFrom<keyof typeof bodies>(
    'appointment',
    'feedback',
    'dossierQuestion',
    'callForHelp',
  );
  fc.assert(
    fc.property(kinds, fc.array(answers, { minLength: 1, maxLength: 12 }), (kind, said) => {
      let standing = fresh;
      let finals = 0;
      for (const one of said) {
        const answer = OfficeResultSchema.parse(one);
        const verdict = judge(answer, standing, kind);
        if (verdict.verdict !== 'kept') continue;
        // Nothing is kept over a final answer.
        expect(standing.isFinal).toBe(false);
        expect(FollowResultSchema.safeParse(verdict.result).success).toBe(true);
        expect(verdict.result.kind).toBe(kind);
        standing = verdict;
        if (verdict.isFinal) finals += 1;
      }
      expect(finals).toBeLessThanOrEqual(1);
    }),
  );
});
