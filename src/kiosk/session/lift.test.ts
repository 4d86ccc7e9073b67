import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../domain/speech/index.ts';
import { nobody } from './resident.ts';
import { defaultSettings } from './settings.ts';
import { liftFacts, lobbyFacts, sampleCodes, sampleService } from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

const answer = [{ type: 'START' }, { type: 'OPEN_SERVICE', code: sampleService }] as const;
const script = scriptOf([{ text: 'Đăng ký khai sinh', language: 'vi', personal: false }]);
const aloud = { ...liftFacts, voices: { vi: true, en: true } };
const startInLift = () => startSessionAt(liftFacts);

describe('a kiosk in a lift', () => {
  it('gives an answer with two touches and its code with a third (L1)', () => {
    const session = startInLift();
    session.send(...answer);
    expect(session.screen()).toBe('liftAnswer');
    session.send({ type: 'OPEN_TAKEAWAY' });
    expect(session.screen()).toBe('liftCode');
  });

  it('begins with a touch only: no setting, code or headset leads on (L3)', () => {
    const session = startInLift();
    session.send(
      { type: 'SET_LANGUAGE', language: 'en' },
      { type: 'SET_TEXT_SIZE', textSize: 'XL' },
      { type: 'HEADSET', plugged: true },
      { type: 'CODE_READ', read: { text: sampleCodes.citizenCard, source: 'wedge' } },
      { type: 'OPEN_SEARCH', query: 'khai sinh' },
    );
    expect(session.screen()).toBe('attract');
    expect(session.resident()).toEqual(nobody);
    expect(session.view().context.settings).toEqual(defaultSettings);
  });

  it('warns after 20 s, 30 s on a code, covers nothing, and goes back after 20 s more (L7)', () => {
    const session = startInLift();
    session.send({ type: 'START' });
    session.wait(timers.liftIdleMs - 1);
    expect(session.view().liftWarned).toBe(false);
    session.wait(1);
    expect(session.view()).toMatchObject({
      liftWarned: true,
      screen: 'liftTopics',
      overlay: 'none',
      contentHidden: false,
    });
    session.send({ type: 'TOUCH' }, { type: 'OPEN_SERVICE', code: sampleService });
    session.wait(timers.liftIdleCodeMs - 1);
    expect(session.view()).toMatchObject({ liftWarned: false, screen: 'liftAnswer' });
    session.wait(1);
    expect(session.view().liftWarned).toBe(true);
    session.wait(timers.liftWarningMs);
    expect(session.screen()).toBe('ending');
    session.wait(timers.liftEndedMs);
    expect(session.screen()).toBe('attract');
    expect(session.resident()).toEqual(nobody);
  });

  it('shows the code at a floor, from ambient and from an answer, and forgets it after 20 s (L8)', () => {
    const session = startInLift();
    session.send({ type: 'ARRIVED' });
    expect(session.screen()).toBe('liftArrived');
    session.wait(timers.liftArrivedMs);
    expect(session.screen()).toBe('attract');
    session.send(...answer, { type: 'ARRIVED' });
    expect(session.screen()).toBe('liftArrived');
    expect(session.resident().service).toBe(sampleService);
    session.wait(timers.liftArrivedMs);
    expect(session.screen()).toBe('attract');
    expect(session.resident()).toEqual(nobody);
  });

  it('is silent while an alarm is on, at once, and 15 s after "Nghe" at the latest (L9)', () => {
    const session = startSessionAt(aloud);
    session.send({ type: 'LISTEN', script });
    expect(session.view().audio).toBe('speaking');
    session.wait(timers.liftSpeechMs);
    expect(session.view().audio).toBe('idle');
    session.send({ type: 'LISTEN', script }, { type: 'FACTS', facts: { alarm: true } });
    expect(session.view().audio).toBe('idle');
    session.send({ type: 'LISTEN', script });
    expect(session.view().audio).toBe('idle');
    session.send({ type: 'FACTS', facts: { alarm: false } }, { type: 'LISTEN', script });
    expect(session.view().audio).toBe('speaking');
  });

  it('lets a touch during a swap of content lead to its own screens (P10)', () => {
    const session = startInLift();
    session.send({ type: 'FACTS', facts: { staged: 2 } }, { type: 'START' }, { type: 'ARRIVED' });
    expect(session.screen()).toBe('attract');
    session.wait(timers.swapMs);
    expect(session.screen()).toBe('liftTopics');
  });
});

it('a lobby hears no floor', () => {
  const session = startSessionAt(lobbyFacts);
  session.send({ type: 'ARRIVED' });
  expect(session.screen()).toBe('attract');
});
