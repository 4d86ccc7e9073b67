import { describe, expect, it } from 'vitest';
import { initialContext } from './context.ts';
import { nobody } from './resident.ts';
import { defaultSettings } from './settings.ts';
import { lobbyFacts, offlineFacts, sampleCodes, sampleService } from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

const typed = [
  { type: 'START' },
  { type: 'SET_LANGUAGE', language: 'en' },
  { type: 'SET_TEXT_SIZE', textSize: 'XL' },
  { type: 'OPEN_FEEDBACK' },
  { type: 'CHOOSE_CATEGORY', category: 'traffic' },
  { type: 'SET_TEXT', text: 'canary text' },
  { type: 'SET_PLACE', place: 'canary place' },
] as const;

const expectWiped = (session: ReturnType<typeof startSessionAt>) => {
  const { resident, settings } = session.actor.getSnapshot().context;
  expect(resident).toEqual(nobody);
  expect(settings).toEqual(defaultSettings);
};

describe('a session', () => {
  it('waits in setup until it is enrolled and has content', () => {
    const session = startSessionAt(initialContext.facts);
    expect(session.view()).toMatchObject({ screen: 'setup', setup: 'connecting' });
    session.send({
      type: 'FACTS',
      facts: { link: { ...lobbyFacts.link, enrolment: 'notEnrolled' } },
    });
    expect(session.view().setup).toBe('notEnrolled');
    session.send({ type: 'FACTS', facts: { link: lobbyFacts.link } });
    expect(session.view().setup).toBe('noContent');
    session.send({ type: 'FACTS', facts: { content: lobbyFacts.content } });
    expect(session.screen()).toBe('attract');
  });

  it('starts with a touch, and with any display key', () => {
    const session = startSessionAt();
    session.send({ type: 'TOUCH' });
    expect(session.screen()).toBe('attract');
    session.send({ type: 'SET_LANGUAGE', language: 'en' });
    expect(session.screen()).toBe('home');
    expect(session.view().context.settings.language).toBe('en');
  });

  it('wipes on "Kết thúc" and returns to attract', () => {
    const session = startSessionAt();
    session.send(...typed);
    expect(session.resident().feedback.text).toBe('canary text');
    session.send({ type: 'END' });
    expect(session.screen()).toBe('ending');
    expectWiped(session);
    session.wait(timers.endedMs);
    expect(session.screen()).toBe('attract');
    expectWiped(session);
    expect(JSON.stringify(session.actor.getPersistedSnapshot())).not.toContain('canary');
  });

  it('warns after 120 s, keeps the screen, and wipes 30 s later (R38, R39)', () => {
    const session = startSessionAt();
    session.send(...typed);
    session.wait(timers.idleMs - 1);
    expect(session.view().overlay).toBe('veil');
    session.wait(1);
    expect(session.view()).toMatchObject({
      screen: 'feedbackDetails',
      overlay: 'warning',
      contentHidden: true,
    });
    session.wait(timers.warningMs);
    expect(session.screen()).toBe('ending');
    expectWiped(session);
  });

  it('goes on where it was when the warning is touched, eleven times (R38)', () => {
    const session = startSessionAt();
    session.send(...typed);
    for (let time = 0; time < 11; time += 1) {
      session.wait(timers.idleMs);
      expect(session.view().overlay).toBe('warning');
      session.send({ type: time % 2 === 0 ? 'STAY' : 'TOUCH' });
      expect(session.view()).toMatchObject({ screen: 'feedbackDetails', overlay: 'none' });
      expect(session.resident().feedback.text).toBe('canary text');
    }
  });

  it('keeps its patience while somebody touches, types or scans', () => {
    const session = startSessionAt();
    session.send({ type: 'START' }, { type: 'OPEN_SEARCH' });
    for (let i = 0; i < 10; i += 1) {
      session.wait(timers.idleMs - 1);
      session.send(i % 2 === 0 ? { type: 'QUERY', text: `k${i}` } : { type: 'TOUCH' });
    }
    expect(session.view().overlay).toBe('none');
  });

  it('gives a result 180 s and the camera 60 s (§2.4)', () => {
    const session = startSessionAt();
    session.send({ type: 'START' }, { type: 'OPEN_SERVICE', code: sampleService });
    session.send({ type: 'OPEN_TAKEAWAY' });
    session.wait(timers.idleLongMs - 1);
    expect(session.view()).toMatchObject({ screen: 'takeaway', overlay: 'none' });
    session.wait(1);
    expect(session.view().overlay).toBe('warning');
    session.send({ type: 'STAY' }, { type: 'OPEN_SCAN' }, { type: 'CONSENT' });
    session.wait(timers.cameraMs);
    expect(session.screen()).toBe('scanUnreadable');
  });

  it('comes back from help and display to where it was', () => {
    const session = startSessionAt();
    session.send(...typed, { type: 'HELP', screen: 'feedbackDetails' });
    session.send({ type: 'OPEN_DISPLAY' }, { type: 'SET_THEME', theme: 'contrast' });
    session.send({ type: 'BACK' });
    expect(session.screen()).toBe('feedbackDetails');
    expect(session.resident().feedback.text).toBe('canary text');
    session.send({ type: 'SET_DEFAULTS' });
    expect(session.view().context.settings).toEqual(defaultSettings);
    expect(session.resident().feedback.text).toBe('canary text');
  });

  it('is wiped when the page breaks, then loads anew', () => {
    const reloads: string[] = [];
    const session = startSessionAt(offlineFacts, {
      actions: { reloadPage: () => void reloads.push('reload') },
    });
    session.send(...typed, { type: 'FATAL' });
    expect(session.screen()).toBe('recovering');
    expectWiped(session);
    session.wait(timers.recoverMs);
    expect(reloads).toEqual(['reload']);
  });

  it('says why nobody can be served, and comes back by itself', () => {
    const session = startSessionAt();
    const outbox = lobbyFacts.outbox;
    session.send({ type: 'FACTS', facts: { outbox: { ...outbox, state: 'secondTab' } } });
    expect(session.view()).toMatchObject({ screen: 'outOfService', outOfService: 'secondTab' });
    session.send({ type: 'FACTS', facts: { outbox } });
    expect(session.screen()).toBe('attract');
    session.send({ type: 'FACTS', facts: { link: { ...lobbyFacts.link, enrolment: 'refused' } } });
    expect(session.view().outOfService).toBe('refused');
  });

  it('does not throw a resident out when the hub refuses the kiosk', () => {
    const session = startSessionAt();
    session.send(...typed);
    session.send({ type: 'FACTS', facts: { link: { ...lobbyFacts.link, enrolment: 'refused' } } });
    expect(session.screen()).toBe('feedbackDetails');
    session.send({ type: 'END' });
    session.wait(timers.endedMs);
    expect(session.screen()).toBe('outOfService');
  });

  it('starts from attract with a scan', () => {
    const session = startSessionAt();
    const read = { text: sampleCodes.product, source: 'wedge' } as const;
    session.send({ type: 'CODE_READ', read });
    expect(session.screen()).toBe('scanResult');
    expect(session.resident().code?.kind).toBe('product');
  });

  it('forgets what was searched for with every wipe (R63)', () => {
    let forgotten = 0;
    const session = startSessionAt(lobbyFacts, {
      actions: {
        forgetSearches: () => {
          forgotten += 1;
        },
      },
    });
    session.send({ type: 'START' }, { type: 'OPEN_SEARCH' }, { type: 'QUERY', text: 'ly hôn' });
    expect(forgotten).toBe(0);
    session.send({ type: 'END' });
    expect(forgotten).toBe(1);
    expect(session.resident().query).toBe('');
  });
});
