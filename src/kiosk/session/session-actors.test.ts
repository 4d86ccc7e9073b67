import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { starterContent } from '../../content/index.ts';
import { memoryPrinter } from '../devices/printer/index.ts';
import { createMemoryScanner } from '../devices/scanner/index.ts';
import { memoryShellLink } from '../devices/shell/index.ts';
import { memoryLibrary } from '../library/index.ts';
import { memoryHubLink } from '../link/index.ts';
import { memoryOutbox } from '../outbox/index.ts';
import { memoryStaffDesk } from '../staff/index.ts';
import { sessionOf } from './session-actors.ts';
import { screenOf } from './session-view.ts';
import { liftFacts, sampleCodes, sampleService } from './test-support/sample.ts';
import { settle } from './test-support/start-at.ts';

/** Saturday 21 November 2026, 09:00 in Hanoi. */
const nowMs = Date.UTC(2026, 10, 21, 2);
const clock = () => nowMs;
const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((_, i) => (i * 37 + 11) % 256);

function kiosk(onHeadset: (listener: (plugged: boolean) => void) => () => void = () => () => {}) {
  const link = memoryHubLink();
  const outbox = memoryOutbox(clock, fillRandom);
  const scanner = createMemoryScanner();
  const shell = memoryShellLink();
  const covered = signal(false);
  const services = {
    clock,
    fillRandom,
    link,
    outbox,
    scanner,
    library: memoryLibrary(starterContent()),
    shell,
    printer: memoryPrinter(),
    staff: async () => memoryStaffDesk(),
  };
  const actor = createActor(
    sessionOf(services, {
      onUpdateWaiting: () => () => undefined,
      activateUpdate: () => undefined,
      reload: () => undefined,
      hasVoice: (language) => language === 'vi',
      onVoices: () => () => undefined,
      onHeadset,
      covered,
      say: async () => 'said',
    }),
    { clock: new SimulatedClock() },
  ).start();
  return {
    actor,
    link,
    outbox,
    scanner,
    shell,
    covered,
    context: () => actor.getSnapshot().context,
  };
}

describe('the session on its services', () => {
  it('knows the world from the first moment, and follows it', () => {
    const { actor, link, context } = kiosk();
    expect(screenOf(actor.getSnapshot())).toBe('attract');
    expect(context().facts).toMatchObject({
      time: { day: '2026-11-21', minute: 9 * 60 },
      metHubAtMs: nowMs,
      voices: { vi: true, en: false },
    });
    link.set({ net: 'offline', clock: 'unconfirmed' });
    expect(context().facts.link.net).toBe('offline');
    expect(context().facts.time).toBeUndefined();
    actor.stop();
  });

  it('reads the details of a service, and leaves a report in the outbox', async () => {
    const { actor, outbox, context } = kiosk();
    actor.send({ type: 'START' });
    actor.send({ type: 'OPEN_SERVICE', code: sampleService });
    await settle();
    expect(context().resident.details.state).toBe('ready');
    actor.send({ type: 'OPEN_FEEDBACK' });
    actor.send({ type: 'CHOOSE_CATEGORY', category: 'traffic' });
    actor.send({ type: 'SET_TEXT', text: 'ổ gà' });
    actor.send({ type: 'NEXT' });
    actor.send({ type: 'LEAVE' });
    await settle();
    expect(screenOf(actor.getSnapshot())).toBe('left');
    expect(outbox.left).toHaveLength(1);
    expect(context().resident.left).toEqual(outbox.left[0]?.request);
    actor.stop();
  });

  it('hears the car of a lift: where it stands, and its alarm (L8, L9)', () => {
    const { actor, link, shell, context } = kiosk();
    link.set({ site: liftFacts.link.site });
    shell.car.value = { arrivals: 1, alarm: false };
    expect(screenOf(actor.getSnapshot())).toBe('liftArrived');
    actor.send({ type: 'END' });
    shell.car.value = { arrivals: 1, alarm: true };
    expect(context().facts.alarm).toBe(true);
    expect(screenOf(actor.getSnapshot())).toBe('ending');
    actor.stop();
  });

  it('asks the jack whether a headset is in it, and the browser where no jack is watched', () => {
    let byBrowser: (plugged: boolean) => void = () => {};
    const { actor, shell, context } = kiosk((listener) => {
      byBrowser = listener;
      return () => {};
    });
    byBrowser(true);
    expect(context().facts.headset).toBe(true);
    // R32: an output that the browser has found is no headset, when the jack says that it is empty.
    shell.headset.value = false;
    expect(context().facts.headset).toBe(false);
    shell.headset.value = true;
    byBrowser(false);
    expect(context().facts.headset).toBe(true);
    shell.headset.value = undefined;
    expect(context().facts.headset).toBe(false);
    actor.stop();
  });

  it('hears scanners', () => {
    const { actor, scanner, context } = kiosk();
    scanner.present(sampleCodes.product, 'wedge');
    expect(context().resident.code?.kind).toBe('product');
    actor.stop();
  });

  it('reads no resident’s code and says nothing while a message lies over the page', () => {
    const { actor, covered, scanner, shell, context } = kiosk();
    actor.send({ type: 'START' });
    covered.value = true;
    expect(context().facts.alarm).toBe(true);
    scanner.present(sampleCodes.dossier, 'wedge');
    expect(screenOf(actor.getSnapshot())).toBe('home');
    // Staff come through.
    scanner.present('motcham:badge:0', 'wedge');
    expect(screenOf(actor.getSnapshot())).toMatch(/^staff/);
    covered.value = false;
    expect(context().facts.alarm).toBe(false);
    // The alarm of the car is one too, whatever lies over the page.
    shell.car.value = { arrivals: 0, alarm: true };
    expect(context().facts.alarm).toBe(true);
    actor.stop();
  });
});
