import { describe, expect, it } from 'vitest';
import { fromPromise } from 'xstate';
import { newFollowCode } from '../../domain/action/index.ts';
import type { LookUpAnswer, LookUpQuery } from '../../domain/api/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { FollowFacts } from '../services.ts';
import { lobbyFacts, offlineFacts, sampleCodes } from './test-support/sample.ts';
import { settle, startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

const scan = (text: string) => ({ type: 'CODE_READ', read: { text, source: 'camera' } }) as const;

describe('scanning', () => {
  it('asks before the camera opens, once a session (R62)', () => {
    const session = startSessionAt();
    session.send({ type: 'START' }, { type: 'OPEN_SCAN' });
    expect(session.screen()).toBe('scanConsent');
    session.send({ type: 'CONSENT' });
    expect(session.screen()).toBe('scanCamera');
    session.send({ type: 'HOME' }, { type: 'OPEN_SCAN' });
    expect(session.screen()).toBe('scanCamera');
    session.send({ type: 'END' });
    session.wait(timers.endedMs);
    session.send({ type: 'START' }, { type: 'OPEN_SCAN' });
    expect(session.screen()).toBe('scanConsent');
  });

  it('closes the camera whenever its screen is left', () => {
    let closed = 0;
    const session = startSessionAt(lobbyFacts, {
      actions: {
        closeCamera: () => {
          closed += 1;
        },
      },
    });
    session.send({ type: 'START' }, { type: 'OPEN_SCAN' }, { type: 'CONSENT' });
    expect(closed).toBe(0);
    session.send({ type: 'HELP' });
    expect(closed).toBe(1);
    session.send({ type: 'BACK' });
    session.wait(timers.cameraMs);
    expect(closed).toBe(2);
    expect(session.screen()).toBe('scanUnreadable');
  });

  it.each([
    ['citizenCard', sampleCodes.citizenCard],
    ['dossier', sampleCodes.dossier],
    ['product', sampleCodes.product],
    ['link', sampleCodes.link],
    ['link', 'javascript:alert(1)'],
    ['text', 'xin chào'],
  ])('shows a %s and goes nowhere', (kind, text) => {
    const session = startSessionAt();
    session.send(scan(text));
    expect(session.screen()).toBe('scanResult');
    expect(session.resident().code?.kind).toBe(kind);
  });

  it.each(['', 'x'.repeat(5000), '\u0000\u001b[2J', '\ud800'])(
    'says why it cannot read %j',
    (text) => {
      const session = startSessionAt();
      session.send(scan(text));
      expect(session.screen()).toBe('scanUnreadable');
      expect(session.resident().code?.kind).toBe('rejected');
      session.send({ type: 'SCAN_AGAIN' });
      expect(session.screen()).toBe('scanConsent');
      expect(session.resident().code).toBeUndefined();
    },
  );

  it('takes a typed number in place of a code (R65)', () => {
    const session = startSessionAt();
    session.send({ type: 'START' }, { type: 'OPEN_SCAN' }, { type: 'TYPE_CODE' }, { type: 'NEXT' });
    expect(session.screen()).toBe('scanManual');
    expect(session.resident().incomplete).toBe(true);
    session.send({ type: 'SET_TYPED_CODE', text: 'h26-200526-0001' }, { type: 'NEXT' });
    expect(session.resident().code?.kind).toBe('dossier');
    expect(session.resident().typedCode).toBe('');
  });

  it('leaves a form alone when a card comes near by accident', () => {
    const session = startSessionAt();
    session.send(
      { type: 'START' },
      { type: 'OPEN_FEEDBACK' },
      { type: 'CHOOSE_CATEGORY', category: 'traffic' },
      { type: 'SET_TEXT', text: 'ổ gà' },
      scan(sampleCodes.citizenCard),
    );
    expect(session.screen()).toBe('feedbackDetails');
    expect(session.resident().code).toBeUndefined();
  });

  it('judges no date while the clock is not believed', () => {
    const session = startSessionAt(offlineFacts);
    session.send(scan(sampleCodes.citizenCard));
    expect(session.resident().code?.findings).toContain('dateUnchecked');
  });

  it('erases a card at once and whole', () => {
    const session = startSessionAt();
    session.send(scan(sampleCodes.citizenCard), { type: 'FORGET_CODE' });
    expect(session.screen()).toBe('home');
    expect(JSON.stringify(session.actor.getPersistedSnapshot())).not.toContain('001199012345');
  });

  const confirmed = {
    status: 'confirmed',
    changedAt: '2026-11-21T01:00:00Z',
    result: undefined,
    source: 'hub',
  } as const;
  let drawn = 0;
  const follow = newFollowCode((bytes) => bytes.map(() => drawn++));
  it.each([
    [ok(confirmed), { state: 'known', facts: confirmed }],
    [err('offline' as const), { state: 'offline' }],
    [err('unknown' as const), { state: 'unknown' }],
  ])('asks what became of a slip: %j', async (answer, said) => {
    const session = startSessionAt(lobbyFacts, {
      actors: {
        followRequest: fromPromise(
          async (): Promise<Result<FollowFacts, 'offline' | 'unknown'>> => answer,
        ),
      },
    });
    session.send(scan(`motcham:follow:${follow}`));
    await settle();
    expect(session.resident().follow).toEqual(said);
  });

  it('does not wait for ever for a status', () => {
    const session = startSessionAt();
    session.send(scan(`motcham:follow:${follow}`));
    session.wait(timers.followMs);
    expect(session.resident().follow).toEqual({ state: 'offline' });
  });
});

describe('what others say of a code', () => {
  const answer = {
    outcome: 'answered',
    kind: 'dossier',
    state: 'inProgress',
    dueDay: null,
    source: { vi: 'Sổ', en: 'Register' },
    askedAt: '2026-11-21T01:00:00Z',
    kept: false,
  } as const;

  function asking(...answers: readonly (typeof answer | undefined)[]) {
    const asked: unknown[] = [];
    const session = startSessionAt(lobbyFacts, {
      actors: {
        lookUpRequest: fromPromise<Result<LookUpAnswer, 'offline'>, { query: LookUpQuery }>(
          async ({ input }) => {
            const next = answers[asked.length];
            asked.push(input.query);
            return next ? ok(next) : err('offline');
          },
        ),
      },
    });
    return { ...session, asked };
  }

  it('is asked once, and again only when the resident wants', async () => {
    const session = asking(undefined, answer);
    session.send(scan(sampleCodes.dossier));
    expect(session.resident().lookUp).toEqual({ state: 'asking' });
    await settle();
    expect(session.resident().lookUp).toEqual({ state: 'failed' });
    session.send({ type: 'LOOK_UP_AGAIN' });
    await settle();
    expect(session.resident().lookUp).toEqual({ state: 'told', answer });
    expect(session.asked).toEqual(Array(2).fill({ kind: 'dossier', code: sampleCodes.dossier }));
    session.send({ type: 'SCAN_AGAIN' });
    expect(session.resident().lookUp).toEqual({ state: 'none' });
  });

  it.each([
    ['a product with its lot, without its serial', '(01)08935049500018(10)A1(21)S9', 'A1'],
    ['an expired one too', 'https://a.vn/01/08935049500018?17=200101', null],
  ])('%s', async (_, text, lot) => {
    const session = asking();
    session.send(scan(text));
    await settle();
    expect(session.asked).toEqual([{ kind: 'product', gtin: '08935049500018', lot }]);
  });

  it.each([
    ['a card', sampleCodes.citizenCard],
    ['digits that may be a personal number', '001199012348'],
    ['a number with a wrong check digit', '8935049500019'],
    ['a number that a shop made up', '2000000000008'],
    ['a dossier of tomorrow', 'H26.17-991231-0001'],
    ['a link', sampleCodes.link],
    ['a link to somebody else with a dossier in it', 'https://a.vn/?ma_ho_so=H26.17-200526-0001'],
  ])('asks nobody about %s', async (_, text) => {
    const session = asking();
    session.send(scan(text), { type: 'LOOK_UP_AGAIN' });
    await settle();
    expect(session.asked).toEqual([]);
    expect(session.resident().lookUp).toEqual({ state: 'none' });
  });

  it('does not wait for ever', () => {
    const session = startSessionAt();
    session.send(scan(sampleCodes.dossier));
    session.wait(timers.lookUpMs);
    expect(session.resident().lookUp).toEqual({ state: 'failed' });
  });

  it('is asked once more when a network comes that was not there, and not for ever', async () => {
    const session = asking(undefined, undefined, answer);
    session.send({ type: 'FACTS', facts: { link: { ...lobbyFacts.link, net: 'offline' } } });
    session.send(scan(sampleCodes.dossier));
    await settle();
    expect(session.resident().lookUp).toEqual({ state: 'offline' });
    session.send({ type: 'FACTS', facts: { link: { ...lobbyFacts.link, net: 'unknown' } } });
    await settle();
    expect(session.asked).toHaveLength(1);
    session.send({ type: 'FACTS', facts: { link: lobbyFacts.link } });
    await settle();
    expect(session.asked).toHaveLength(2);
    expect(session.resident().lookUp).toEqual({ state: 'failed' });
    session.send({ type: 'FACTS', facts: { link: { ...lobbyFacts.link, net: 'offline' } } });
    session.send({ type: 'FACTS', facts: { link: lobbyFacts.link } });
    await settle();
    expect(session.asked).toHaveLength(2);
  });

  it('a report of a fake begins with what was read, and is looked over before it goes', () => {
    const session = startSessionAt();
    session.send(scan(sampleCodes.product), {
      type: 'REPORT_FAKE',
      text: 'Nghi giả 8934563138165',
    });
    expect(session.screen()).toBe('feedbackDetails');
    expect(session.resident().feedback).toMatchObject({
      category: 'health',
      text: 'Nghi giả 8934563138165',
    });
    const other = startSessionAt();
    other.send(scan(sampleCodes.link), { type: 'REPORT_FAKE', text: 'x' });
    expect(other.screen()).toBe('scanResult');
  });
});

describe('cancelling by the slip', () => {
  let drawn = 77;
  const follow = newFollowCode(() => new Uint8Array(10).map(() => drawn++));
  const facts = { changedAt: '2026-11-21T01:00:00Z', result: undefined, source: 'hub' } as const;
  const saying = (answer: Result<FollowFacts, 'offline' | 'unknown'>) => ({
    actors: {
      followRequest: fromPromise<
        Result<FollowFacts, 'offline' | 'unknown'>,
        { readonly code: string }
      >(async () => answer),
    },
  });

  it.each([
    ['received', 'leaving'],
    ['confirmed', 'leaving'],
    ['withdrawn', 'scanResult'],
    ['done', 'scanResult'],
  ] as const)('a request that is %s', async (status, screen) => {
    const session = startSessionAt(lobbyFacts, saying(ok({ ...facts, status })));
    session.send(scan(`motcham:follow:${follow}`));
    await settle();
    session.send({ type: 'CANCEL_REQUEST' });
    expect(session.screen()).toBe(screen);
    if (screen === 'leaving') {
      expect(session.resident().wish).toMatchObject({ kind: 'cancellation', cancels: follow });
    }
  });

  it('is kept without a network, and refused while nobody knows the request', async () => {
    for (const [said, screen] of [
      [err('offline' as const), 'leaving'],
      [err('unknown' as const), 'scanResult'],
    ] as const) {
      const session = startSessionAt(lobbyFacts, saying(said));
      session.send(scan(`motcham:follow:${follow}`));
      await settle();
      session.send({ type: 'CANCEL_REQUEST' });
      expect(session.screen()).toBe(screen);
    }
  });
});
