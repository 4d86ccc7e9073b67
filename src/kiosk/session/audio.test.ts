import { describe, expect, it } from 'vitest';
import { fromPromise } from 'xstate';
import { scriptOf, type Utterance } from '../../domain/speech/index.ts';
import type { Manner } from './actors.ts';
import { noAudio } from './context.ts';
import { defaultSettings } from './settings.ts';
import { lobbyFacts } from './test-support/sample.ts';
import { settle, startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

const script = scriptOf(
  ['Một.', 'Hai.', 'Ba.'].map((text) => ({ text, language: 'vi', personal: false })),
);

/** A session on a machine with a voice; the test says when an utterance has ended. */
function withVoice() {
  const said: string[] = [];
  const manners: Manner[] = [];
  const stopped: string[] = [];
  let end: ((how: 'said' | 'unsaid') => void) | undefined;
  const session = startSessionAt(
    { ...lobbyFacts, voices: { vi: true, en: true } },
    {
      actors: {
        speak: fromPromise<'said' | 'unsaid', { utterance: Utterance; manner: Manner }>(
          ({ input, signal }) => {
            said.push(input.utterance.said);
            manners.push(input.manner);
            signal.addEventListener('abort', () => stopped.push(input.utterance.said));
            return new Promise((resolve) => {
              end = resolve;
            });
          },
        ),
      },
    },
  );
  return {
    ...session,
    said,
    manners,
    stopped,
    ends: async (how: 'said' | 'unsaid' = 'said') => {
      end?.(how);
      await settle();
    },
  };
}

describe('reading out', () => {
  it('goes on by itself from one utterance to the next, and ends with the last', async () => {
    const session = withVoice();
    session.send({ type: 'START' }, { type: 'LISTEN', script });
    expect(session.view().audio).toBe('speaking');
    for (let n = 0; n < 3; n += 1) await session.ends();
    expect(session.said).toEqual(['Một.', 'Hai.', 'Ba.']);
    expect(session.view().audio).toBe('idle');
    expect(session.view().context.audio).toEqual(noAudio);
  });

  it('pauses, goes on, says once more, skips (R31)', () => {
    const session = withVoice();
    session.send({ type: 'START' }, { type: 'LISTEN', script }, { type: 'PAUSE' });
    expect(session.view().audio).toBe('paused');
    expect(session.stopped).toEqual(['Một.']);
    session.send({ type: 'RESUME' }, { type: 'SKIP' }, { type: 'REPEAT' });
    expect(session.said).toEqual(['Một.', 'Một.', 'Hai.', 'Hai.']);
    session.send({ type: 'SKIP' }, { type: 'SKIP' });
    expect(session.view().audio).toBe('idle');
  });

  it('stops at once at a touch, and not at a touch on its own keys', () => {
    const session = withVoice();
    session.send({ type: 'START' }, { type: 'LISTEN', script });
    session.send({ type: 'TOUCH', onAudio: true });
    expect(session.view().audio).toBe('speaking');
    session.send({ type: 'TOUCH' });
    expect(session.view().audio).toBe('idle');
    expect(session.stopped).toEqual(['Một.']);
  });

  it('tells what could not be said, until something else is', async () => {
    const session = withVoice();
    session.send({ type: 'START' }, { type: 'LISTEN', script: script.slice(0, 1) });
    await session.ends('unsaid');
    expect(session.view().context.audio.unsaid).toBe(true);
    session.send({ type: 'LISTEN', script });
    expect(session.view().context.audio.unsaid).toBe(false);
  });

  it('is no absence: the time begins when the voice has ended (R39)', async () => {
    const session = withVoice();
    session.send({ type: 'START' }, { type: 'LISTEN', script });
    for (let n = 0; n < 3; n += 1) {
      session.wait(timers.speechMs - 1_000);
      await session.ends();
    }
    expect(session.view().overlay).toBe('none');
    session.wait(timers.idleMs - 1);
    expect(session.view().overlay).toBe('none');
    session.wait(1);
    expect(session.view().overlay).toBe('warning');
  });

  it('does not hold a session open when the voice dies', () => {
    const session = withVoice();
    session.send({ type: 'START' }, { type: 'LISTEN', script });
    for (const timer of ['speechMs', 'idleMs', 'warningMs', 'endedMs'] as const) {
      session.wait(timers[timer]);
    }
    expect(session.screen()).toBe('attract');
  });

  it('begins anew at another rate, and goes back to the plain one after the session (R30, R45)', () => {
    const session = withVoice();
    session.send({ type: 'START' }, { type: 'SET_ALOUD', aloud: true }, { type: 'LISTEN', script });
    session.send({ type: 'SET_RATE', rate: 150 }, { type: 'SET_VOLUME', volume: 1 });
    expect(session.manners.at(-1)).toEqual({ rate: 150, volume: 1, headset: false });
    session.send({ type: 'END' });
    expect(session.view()).toMatchObject({ audio: 'idle' });
    expect(session.view().context.settings).toEqual(defaultSettings);
    expect(session.stopped.at(-1)).toBe('Một.');
  });
});

describe('a headset', () => {
  it('begins a session that is read out (R27), louder than the room if wished', () => {
    const session = withVoice();
    session.send({ type: 'HEADSET', plugged: true });
    expect(session.screen()).toBe('home');
    expect(session.view().context.settings.aloud).toBe(true);
    session.send({ type: 'SET_VOLUME', volume: 5 }, { type: 'LISTEN', script });
    expect(session.manners.at(-1)).toEqual({ rate: 100, volume: 5, headset: true });
  });

  it('that is pulled out ends what is said at once, and the loudspeaker stays at its measure', () => {
    const session = withVoice();
    session.send({ type: 'HEADSET', plugged: true }, { type: 'SET_VOLUME', volume: 5 });
    session.send({ type: 'LISTEN', script }, { type: 'HEADSET', plugged: false });
    expect(session.view().audio).toBe('idle');
    expect(session.view().context.settings).toMatchObject({ aloud: false, volume: 3 });
    session.send({ type: 'SET_VOLUME', volume: 4 });
    expect(session.view().context.settings.volume).toBe(3);
  });

  it('pulled out in attract begins nothing', () => {
    const session = withVoice();
    session.send({ type: 'HEADSET', plugged: false });
    expect(session.screen()).toBe('attract');
    expect(session.view().context.settings).toEqual(defaultSettings);
  });
});
