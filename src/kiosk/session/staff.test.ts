import { describe, expect, it } from 'vitest';
import { fromPromise } from 'xstate';
import type { HubLinkState, PinAnswer, StaffEntry } from '../services.ts';
import { memoryStaffNotes, staffDoor, trialPin, wrongPinsMax } from '../staff/index.ts';
import { languageOf, nobodyOfStaff } from './context.ts';
import type { SessionEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { nobody } from './resident.ts';
import { lobbyFacts } from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

const wrong = { type: 'PIN', pin: '000000' } as const;
const right = { type: 'PIN', pin: trialPin } as const;
const badge = (text: string): SessionEvent => ({
  type: 'CODE_READ',
  read: { text, source: 'shell' },
});

/** A session whose door is the real one, on notes that a test can keep over a reload. */
function startAt(facts: Facts = lobbyFacts, notes = memoryStaffNotes(), nowMs = { at: 1_000 }) {
  const link: HubLinkState = facts.link;
  const door = staffDoor({ clock: () => nowMs.at, notes, link: () => link });
  const session = startSessionAt(facts, {
    actors: {
      enterStaff: fromPromise<StaffEntry, { readonly badge: string | undefined }>(({ input }) =>
        door.enter(input.badge),
      ),
      tryPin: fromPromise<PinAnswer, { readonly pin: string }>(({ input }) =>
        door.tryPin(input.pin),
      ),
    },
  });
  return {
    ...session,
    notes,
    nowMs,
    /** Each event waits until the one before it was answered. */
    async does(...events: SessionEvent[]) {
      for (const event of events) {
        session.send(event);
        await expect
          .poll(() => JSON.stringify(session.actor.getSnapshot().value.session))
          .not.toMatch(/deciding|checking/);
      }
    },
  };
}

describe('staff mode', () => {
  it('wipes the resident before it asks for the PIN (S1)', async () => {
    const session = startAt();
    session.send({ type: 'START' }, { type: 'OPEN_SEARCH', query: 'canary' });
    session.send({ type: 'STAFF_KNOCK' });
    expect(session.screen()).toBe('staffPin');
    expect(session.resident()).toEqual(nobody);
    await session.does({ type: 'TOUCH' }, right);
    expect(session.screen()).toBe('staffStatus');
  });

  it('ends by itself after 120 s without a touch (S6)', async () => {
    const session = startAt();
    await session.does({ type: 'STAFF_KNOCK' }, right);
    for (const open of ['OPEN_CALIBRATION', 'OPEN_SELF_TEST', 'OPEN_ENROL', 'OPEN_KEPT'] as const) {
      session.send({ type: open });
      session.wait(timers.staffIdleMs - 1);
      session.send({ type: 'TOUCH' });
      session.wait(timers.staffIdleMs - 1);
      expect(session.screen()).toMatch(/^staff(?!Status)/);
      session.wait(1);
      expect(session.screen()).toBe('attract');
      await session.does({ type: 'STAFF_KNOCK' }, right);
      expect(session.screen()).toBe('staffStatus');
    }
  });

  it('locks for 15 minutes after five wrong PINs, also over a reload and a pulled plug (S1)', async () => {
    const session = startAt();
    await session.does({ type: 'STAFF_KNOCK' });
    for (let tries = 1; tries < wrongPinsMax; tries += 1) await session.does(wrong);
    expect(session.screen()).toBe('staffPin');
    expect(session.view().context.staff.wrongPins).toBe(4);
    await session.does({ type: 'STAFF_EXIT' }, { type: 'STAFF_KNOCK' }, wrong);
    expect(session.screen()).toBe('staffLocked');
    session.wait(timers.staffLockedNoticeMs);
    expect(session.screen()).toBe('attract');
    await session.does({ type: 'STAFF_KNOCK' });
    expect(session.screen()).toBe('staffLocked');
    // Another load of the page, on what is on the disk; and a clock that was set back meanwhile.
    session.nowMs.at -= 1_000;
    const later = startAt(lobbyFacts, session.notes, session.nowMs);
    await later.does({ type: 'STAFF_KNOCK' });
    expect(later.screen()).toBe('staffLocked');
    session.nowMs.at += timers.staffLockMs + 2_000;
    const open = startAt(lobbyFacts, session.notes, session.nowMs);
    await open.does({ type: 'STAFF_KNOCK' }, right);
    expect(open.screen()).toBe('staffStatus');
  });

  it('counts a try before it is judged: who pulls the plug in between has had it', async () => {
    const notes = memoryStaffNotes();
    for (let tries = 0; tries < wrongPinsMax; tries += 1) {
      const door = staffDoor({ clock: () => 1_000, notes, link: () => lobbyFacts.link });
      await door.enter(undefined);
      void door.tryPin('000000');
      await expect.poll(() => notes.notes.wrongPins).toBe(tries + 1);
    }
    const door = staffDoor({ clock: () => 1_001, notes, link: () => lobbyFacts.link });
    expect((await door.tryPin(trialPin)).outcome).toBe('locked');
  });

  it('serves residents while it is locked', async () => {
    const session = startAt();
    await session.does({ type: 'STAFF_KNOCK' }, wrong, wrong, wrong, wrong, wrong);
    session.wait(timers.staffLockedNoticeMs);
    session.send({ type: 'START' });
    expect(session.screen()).toBe('home');
  });

  it('does not open to the trial PIN where the kiosk is no trial, and says that it has none', async () => {
    const link = { ...lobbyFacts.link, trial: false };
    const session = startAt({ ...lobbyFacts, link });
    await session.does({ type: 'STAFF_KNOCK' }, right);
    expect(session.screen()).toBe('staffPin');
    expect(session.view().context.staff.noPin).toBe(true);
    // No lock for want of a PIN: nobody could ever open it.
    await session.does(right, right, right, right, right);
    expect(session.screen()).toBe('staffPin');
  });

  it('takes an operator’s code without a PIN where the hub does not know the machine, and only there', async () => {
    const nobodyYet = { ...lobbyFacts.link, trial: false, enrolment: 'notEnrolled' as const };
    const session = startAt({ ...lobbyFacts, link: nobodyYet });
    await session.does({ type: 'STAFF_KNOCK' }, { type: 'OPEN_ENROL' });
    expect(session.screen()).toBe('staffEnrol');
    session.send({ type: 'BACK' });
    expect(session.screen()).toBe('staffPin');
    session.send({ type: 'OPEN_KEPT' }, { type: 'OPEN_SELF_TEST' });
    expect(session.screen()).toBe('staffPin');
    const well = startAt();
    await well.does({ type: 'STAFF_KNOCK' }, { type: 'OPEN_ENROL' });
    expect(well.screen()).toBe('staffPin');
  });

  it('shows the way in where nobody knows the machine: by a touch, or by holding up its code', () => {
    const nobodyYet = { ...lobbyFacts.link, trial: false, enrolment: 'notEnrolled' as const };
    const session = startAt({ ...lobbyFacts, link: nobodyYet });
    expect(session.screen()).toBe('setup');
    session.send({ type: 'OPEN_ENROL' });
    expect(session.screen()).toBe('staffEnrol');
    session.wait(timers.staffIdleMs);
    expect(session.screen()).toBe('setup');
    session.send(badge('motcham:KIOSK:1ABC'));
    expect(session.screen()).toBe('staffEnrol');
    expect(session.view().context.staff.badge).toBe('motcham:KIOSK:1ABC');
    session.send({ type: 'STAFF_EXIT' });
    expect(session.view().context.staff).toEqual(nobodyOfStaff);
    const well = startAt();
    well.send(badge('motcham:KIOSK:1ABC'));
    expect(well.screen()).toBe('scanResult');
  });

  it('is reached by a badge from every screen, and a badge that does not hold is told and goes', async () => {
    for (const before of [[], [{ type: 'START' }], [{ type: 'START' }, { type: 'OPEN_SEARCH' }]]) {
      const session = startAt();
      session.send(...(before as SessionEvent[]));
      await session.does(badge('motcham:badge:none'));
      expect(session.screen()).toBe('staffLocked');
      expect(session.resident()).toEqual(nobody);
      expect(session.view().context.staff.refusal).toBe('elsewhere');
      session.wait(timers.staffLockedNoticeMs);
      expect(session.screen()).toBe('attract');
    }
  });

  it('opens enrolment and what is kept apart from the state of the machine, and comes back', async () => {
    const link = { ...lobbyFacts.link, enrolment: 'refused' as const, refusal: 'forked' as const };
    const session = startAt({ ...lobbyFacts, link });
    await session.does({ type: 'STAFF_KNOCK' }, right, { type: 'OPEN_ENROL' });
    expect(session.screen()).toBe('staffEnrol');
    session.send({ type: 'BACK' }, { type: 'OPEN_KEPT' });
    expect(session.screen()).toBe('staffKept');
    session.send({ type: 'BACK' });
    expect(session.screen()).toBe('staffStatus');
    session.send({ type: 'OPEN_ENROL' });
    session.wait(timers.staffIdleMs);
    expect(session.screen()).toBe('outOfService');
  });

  const link = lobbyFacts.link;
  it.each([
    ['a second tab', { outbox: { ...lobbyFacts.outbox, state: 'secondTab' as const } }],
    ['a refused machine', { link: { ...link, enrolment: 'refused' as const } }],
    ['a machine in a lift', { link: { ...link, site: { ...link.site!, mode: 'lift' as const } } }],
    ['no content', { content: undefined }],
    ['no network and no clock', { link: { ...link, net: 'offline' as const }, time: undefined }],
    ['a closed storage', { outbox: { ...lobbyFacts.outbox, state: 'closed' as const } }],
  ])('is reached from %s, by corners and then PIN', async (_name, change) => {
    const session = startAt({ ...lobbyFacts, ...change });
    const before = session.screen();
    await session.does({ type: 'STAFF_KNOCK' }, right);
    expect(session.screen()).toBe('staffStatus');
    session.send({ type: 'STAFF_EXIT' });
    expect(session.screen()).toBe(before);
  });

  it('speaks either language to staff, also where the site offers one, and forgets it', async () => {
    const site = { ...link.site!, languages: ['vi' as const] };
    const session = startAt({ ...lobbyFacts, link: { ...link, site } });
    const spoken = () => languageOf(session.view().context);
    await session.does({ type: 'STAFF_KNOCK' });
    session.send({ type: 'SET_LANGUAGE', language: 'en' });
    await session.does(wrong, right);
    expect([session.screen(), spoken()]).toEqual(['staffStatus', 'en']);
    session.send({ type: 'SET_LANGUAGE', language: 'vi' });
    expect(spoken()).toBe('vi');
    session.send({ type: 'SET_LANGUAGE', language: 'en' }, { type: 'STAFF_EXIT' });
    expect([session.screen(), spoken()]).toEqual(['attract', 'vi']);
  });

  it('is reached while the page recovers from a fault of its own', async () => {
    const session = startAt();
    session.send({ type: 'FATAL' });
    expect(session.screen()).toBe('recovering');
    await session.does({ type: 'STAFF_KNOCK' }, right);
    expect(session.screen()).toBe('staffStatus');
  });

  it('opens with the storage of its notes broken, and locks all the same', async () => {
    const notes = memoryStaffNotes();
    notes.broken = true;
    const session = startAt(lobbyFacts, notes);
    await session.does({ type: 'STAFF_KNOCK' }, right);
    expect(session.screen()).toBe('staffStatus');
    await session.does({ type: 'STAFF_EXIT' }, { type: 'STAFF_KNOCK' });
    await session.does(wrong, wrong, wrong, wrong, wrong);
    expect(session.screen()).toBe('staffLocked');
    session.wait(timers.staffLockedNoticeMs);
    await session.does({ type: 'STAFF_KNOCK' });
    expect(session.screen()).toBe('staffLocked');
  });
});
