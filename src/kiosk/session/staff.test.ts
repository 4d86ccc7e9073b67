import { describe, expect, it } from 'vitest';
import { trialPin } from './guards.ts';
import { nobody } from './resident.ts';
import { lobbyFacts } from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';
import { timers, wrongPinsMax } from './timers.ts';

const wrong = { type: 'PIN', pin: '000000' } as const;

describe('staff mode', () => {
  it('wipes the resident before it asks for the PIN (S1)', () => {
    const session = startSessionAt();
    session.send({ type: 'START' }, { type: 'OPEN_SEARCH', query: 'canary' });
    session.send({ type: 'STAFF_KNOCK' });
    expect(session.screen()).toBe('staffPin');
    expect(session.resident()).toEqual(nobody);
    session.send({ type: 'PIN', pin: trialPin });
    expect(session.screen()).toBe('staffStatus');
  });

  it('ends by itself after 120 s without a touch (S6)', () => {
    const session = startSessionAt();
    session.send({ type: 'STAFF_KNOCK' }, { type: 'PIN', pin: trialPin });
    session.wait(timers.staffIdleMs - 1);
    session.send({ type: 'TOUCH' });
    session.wait(timers.staffIdleMs - 1);
    expect(session.screen()).toBe('staffStatus');
    session.wait(1);
    expect(session.screen()).toBe('attract');
  });

  it('locks for 15 minutes after five wrong PINs, also for whoever comes back (S1)', () => {
    const session = startSessionAt();
    session.send({ type: 'STAFF_KNOCK' });
    for (let tries = 1; tries < wrongPinsMax; tries += 1) session.send(wrong);
    expect(session.screen()).toBe('staffPin');
    session.send({ type: 'STAFF_EXIT' }, { type: 'STAFF_KNOCK' }, wrong);
    expect(session.screen()).toBe('staffLocked');
    session.wait(timers.staffLockedNoticeMs);
    expect(session.screen()).toBe('attract');
    session.send({ type: 'STAFF_KNOCK' }, { type: 'PIN', pin: trialPin });
    expect(session.screen()).toBe('staffLocked');
    session.wait(timers.staffLockMs);
    session.send({ type: 'STAFF_KNOCK' }, { type: 'PIN', pin: trialPin });
    expect(session.screen()).toBe('staffStatus');
  });

  it('serves residents while it is locked', () => {
    const session = startSessionAt();
    session.send({ type: 'STAFF_KNOCK' });
    for (let tries = 0; tries < wrongPinsMax; tries += 1) session.send(wrong);
    session.wait(timers.staffLockedNoticeMs);
    session.send({ type: 'START' });
    expect(session.screen()).toBe('home');
  });

  it('does not open to the trial PIN where the kiosk is no trial', () => {
    const link = { ...lobbyFacts.link, trial: false };
    const session = startSessionAt({ ...lobbyFacts, link });
    session.send({ type: 'STAFF_KNOCK' }, { type: 'PIN', pin: trialPin });
    expect(session.screen()).toBe('staffPin');
  });

  it('takes an operator’s code without a PIN where the hub does not know the machine, and only there', () => {
    const nobodyYet = { ...lobbyFacts.link, trial: false, enrolment: 'notEnrolled' as const };
    const session = startSessionAt({ ...lobbyFacts, link: nobodyYet });
    session.send({ type: 'STAFF_KNOCK' }, { type: 'OPEN_ENROL' });
    expect(session.screen()).toBe('staffEnrol');
    session.send({ type: 'BACK' });
    expect(session.screen()).toBe('staffPin');
    session.send({ type: 'OPEN_KEPT' });
    expect(session.screen()).toBe('staffPin');
    const well = startSessionAt();
    well.send({ type: 'STAFF_KNOCK' }, { type: 'OPEN_ENROL' });
    expect(well.screen()).toBe('staffPin');
  });

  it('opens enrolment and what is kept apart from the state of the machine, and comes back', () => {
    const link = { ...lobbyFacts.link, enrolment: 'refused' as const, refusal: 'forked' as const };
    const session = startSessionAt({ ...lobbyFacts, link });
    session.send({ type: 'STAFF_KNOCK' }, { type: 'PIN', pin: trialPin }, { type: 'OPEN_ENROL' });
    expect(session.screen()).toBe('staffEnrol');
    session.send({ type: 'BACK' }, { type: 'OPEN_KEPT' });
    expect(session.screen()).toBe('staffKept');
    session.send({ type: 'BACK' });
    expect(session.screen()).toBe('staffStatus');
    session.send({ type: 'OPEN_ENROL' });
    session.wait(timers.staffIdleMs);
    expect(session.screen()).toBe('outOfService');
  });

  it('is reached when nobody can be served', () => {
    const outbox = { ...lobbyFacts.outbox, state: 'secondTab' as const };
    const session = startSessionAt({ ...lobbyFacts, outbox });
    expect(session.screen()).toBe('outOfService');
    session.send({ type: 'STAFF_KNOCK' }, { type: 'PIN', pin: trialPin }, { type: 'STAFF_EXIT' });
    expect(session.screen()).toBe('outOfService');
  });
});
