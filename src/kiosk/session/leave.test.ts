import { describe, expect, it } from 'vitest';
import { fromPromise } from 'xstate';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { LeaveError, LeftRequest, Wish } from '../services.ts';
import { slipOfRequest } from '../slips/index.ts';
import { nobody } from './resident.ts';
import { lobbyFacts, sampleCodes, sampleLeft } from './test-support/sample.ts';
import { settle, startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

const report = [
  { type: 'START' },
  { type: 'OPEN_FEEDBACK' },
  { type: 'CHOOSE_CATEGORY', category: 'traffic' },
  { type: 'SET_TEXT', text: '  ổ gà lớn ' },
  { type: 'SET_PLACE', place: 'cổng số 2' },
  { type: 'NEXT' },
] as const;

function leavingWith(answers: (LeaveError | 'fine')[]) {
  const wishes: Wish[] = [];
  const session = startSessionAt(lobbyFacts, {
    actors: {
      leaveRequest: fromPromise(async ({ input }: { input: { wish: Wish } }) => {
        wishes.push(input.wish);
        const answer = answers.shift() ?? 'fine';
        return answer === 'fine' ? ok(sampleLeft) : err(answer);
      }),
    },
  });
  return { ...session, wishes };
}

describe('leaving a request', () => {
  it('shows a number only after the outbox has it on disk (law 1)', async () => {
    const session = leavingWith(['fine']);
    session.send(...report, { type: 'LEAVE' });
    expect(session.screen()).toBe('leaving');
    expect(session.resident().left).toBeUndefined();
    await settle();
    expect(session.screen()).toBe('left');
    expect(session.resident().left).toEqual(sampleLeft);
    expect(session.wishes).toEqual([
      {
        kind: 'feedback',
        category: 'traffic',
        text: 'ổ gà lớn',
        place: 'cổng số 2',
        urgent: false,
        language: 'vi',
      },
    ]);
    const slip = JSON.stringify(slipOfRequest(session.view().context));
    expect(slip).toContain('0123-4567-89A');
    expect(slip).not.toContain('ổ gà');
  });

  it.each(['notEnrolled', 'full', 'silent', 'storageClosed', 'secondTab', 'tooLarge'] as const)(
    'says that it failed (%s), keeps what was typed, and tries again',
    async (problem) => {
      const session = leavingWith([problem, 'fine']);
      session.send(...report, { type: 'LEAVE' });
      await settle();
      expect(session.screen()).toBe('leaveFailed');
      expect(session.resident()).toMatchObject({ leaveProblem: problem, left: undefined });
      session.send({ type: 'BACK' });
      expect(session.screen()).toBe('feedbackReview');
      expect(session.resident().feedback.text).toBe('  ổ gà lớn ');
      session.send({ type: 'LEAVE' });
      await settle();
      expect(session.screen()).toBe('left');
      expect(session.resident().leaveProblem).toBeUndefined();
    },
  );

  it('does not wait for ever, and says that it does not know', () => {
    const session = startSessionAt();
    session.send(...report, { type: 'LEAVE' });
    session.send({ type: 'HELP' }, { type: 'OPEN_DISPLAY' }, { type: 'HOME' });
    expect(session.screen()).toBe('leaving');
    session.wait(timers.leaveMs);
    expect(session.screen()).toBe('leaveFailed');
    expect(session.resident().leaveProblem).toBe('noAnswer');
  });

  it('asks for the very same wish again, so that it is left once', async () => {
    const session = leavingWith(['storageClosed', 'storageClosed', 'storageClosed', 'fine']);
    session.send(...report, { type: 'LEAVE' });
    await settle();
    session.send({ type: 'RETRY' });
    await settle();
    session.send({ type: 'BACK' }, { type: 'LEAVE' });
    await settle();
    session.send({ type: 'BACK' }, { type: 'BACK' }, { type: 'SET_TEXT', text: 'ổ gà rất lớn' });
    session.send({ type: 'NEXT' }, { type: 'LEAVE' });
    await settle();
    const [first, ...rest] = session.wishes;
    expect(rest.map((wish) => wish === first)).toEqual([true, true, false]);
  });

  it.each([
    [ok(undefined), 'withdrawn'],
    [err('alreadySent' as const), 'tooLate'],
    [err('storageClosed' as const), 'failed'],
  ] as const)('tells the truth about a withdrawal: %j is %s', async (answer, said) => {
    const session = startSessionAt(lobbyFacts, {
      actors: {
        leaveRequest: fromPromise<Result<LeftRequest, LeaveError>, { wish: Wish }>(async () =>
          ok(sampleLeft),
        ),
        withdrawRequest: fromPromise<
          Result<void, 'alreadySent' | 'storageClosed'>,
          { request: LeftRequest }
        >(async () => answer),
      },
    });
    session.send(...report, { type: 'LEAVE' });
    await settle();
    expect(session.view().withdrawal).toBe('possible');
    session.send({ type: 'WITHDRAW' });
    expect(session.view().withdrawal).toBe('running');
    await settle();
    expect(session.view().withdrawal).toBe(said);
  });

  it('is not asked twice: going home clears the draft and the number', async () => {
    const session = leavingWith(['fine']);
    session.send(...report, { type: 'LEAVE' });
    await settle();
    session.send({ type: 'HOME' });
    expect(session.screen()).toBe('home');
    expect(session.resident()).toMatchObject({
      feedback: nobody.feedback,
      left: undefined,
      wish: undefined,
    });
  });

  it('keeps the number in sight when a card comes near', async () => {
    const session = leavingWith(['fine']);
    session.send(...report, { type: 'LEAVE' });
    await settle();
    session.send({ type: 'CODE_READ', read: { text: sampleCodes.product, source: 'wedge' } });
    expect(session.screen()).toBe('left');
  });

  it('carries a dossier question and a call for help', async () => {
    const session = leavingWith(['fine', 'fine']);
    session.send({ type: 'CODE_READ', read: { text: sampleCodes.dossier, source: 'camera' } });
    session.send({ type: 'ASK_DOSSIER' });
    await settle();
    session.send({ type: 'HOME' }, { type: 'HELP', screen: 'home' }, { type: 'CALL_HELP' });
    await settle();
    expect(session.screen()).toBe('left');
    expect(session.wishes).toEqual([
      { kind: 'dossierQuestion', dossierCode: sampleCodes.dossier, language: 'vi' },
      { kind: 'callForHelp', screen: 'home', language: 'vi' },
    ]);
  });
});
