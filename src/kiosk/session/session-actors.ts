import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { fromCallback, fromPromise } from 'xstate';
import { newUuidV7, type ScreenLanguage, screenLanguages } from '../../domain/basics/index.ts';
import type { Utterance } from '../../domain/speech/index.ts';
import type { CarState, FollowFacts, HubLink, KioskServices, ShellLink } from '../services.ts';
import type { actorShapes, Manner } from './actors.ts';
import type { SessionEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { isStaffBadge } from './is-staff-badge.ts';
import { sessionMachine } from './machine.ts';
import { hanoiTime } from './offered-hours.ts';

/** How often the believed time is looked at, ms: hours on offer pass by the minute. */
const timeLookMs = 20_000;

/** What the page itself can do, beside the services. Given by `main.tsx`; tests give their own. */
export interface PageParts {
  /** Calls back when a newer page waits. Returns a function that stops listening. */
  readonly onUpdateWaiting: (listener: () => void) => () => void;
  readonly activateUpdate: () => void;
  readonly reload: () => void;
  /** Whether the machine has a voice for a language now. */
  readonly hasVoice: (language: ScreenLanguage) => boolean;
  /** Calls back when voices came or went. Returns a function that stops listening. */
  readonly onVoices: (listener: () => void) => () => void;
  /** Calls back when a headset is plugged in or pulled out. Returns a function that stops. */
  readonly onHeadset: (listener: (plugged: boolean) => void) => () => void;
  /** A message lies over the page: nothing else is said meanwhile, and no resident's code is read. */
  readonly covered: ReadonlySignal<boolean>;
  /** Resolves when it was said, when nothing here can say it, or when the signal aborts. */
  readonly say: (
    utterance: Utterance,
    manner: Manner,
    signal: AbortSignal,
  ) => Promise<'said' | 'unsaid'>;
}

/** What walks a flow: fetched with the first one that is opened. */
const loadGuides = () => import('../guides/index.ts');

type Send = (event: SessionEvent) => void;

/** Sends a change of facts, at once and whenever a signal it reads changes. */
function follow(send: Send, read: () => Partial<Facts>): () => void {
  return effect(() => {
    const facts = read();
    // What the session does about it must not become something this effect waits for.
    untracked(() => send({ type: 'FACTS', facts }));
  });
}

function believedTime({ clock, link }: KioskServices): Pick<Facts, 'time'> {
  const { clock: trust, clockOffsetMs } = link.state.value;
  return { time: trust === 'confirmed' ? hanoiTime(clock() + clockOffsetMs) : undefined };
}

/** A hub that answers is met now: staff ask when it was last. */
function met({ clock, link }: KioskServices): Partial<Facts> {
  return link.state.value.net === 'online' ? { metHubAtMs: clock() } : {};
}

function watchServices(services: KioskServices, page: PageParts, send: Send): () => void {
  const { library, link, outbox, printer, scanner, shell } = services;
  const look = () => send({ type: 'FACTS', facts: believedTime(services) });
  const voices = () => ({
    voices: Object.fromEntries(screenLanguages.map((each) => [each, page.hasVoice(each)])),
  });
  const stops = [
    follow(send, () => ({
      link: link.state.value,
      ...believedTime(services),
      ...met(services),
      ...voices(),
    })),
    follow(send, () => ({
      content: library.content.value,
      staged: library.staged.value,
      ...voices(),
    })),
    page.onVoices(() => send({ type: 'FACTS', facts: voices() })),
    watchHeadset(page, shell.headset, send),
    follow(send, () => ({ outbox: outbox.status.value })),
    follow(send, () => ({
      shell: shell.state.value.shell,
      printer: shell.state.value.printer,
      paper: printer.available.value,
    })),
    follow(send, () => ({ scanner: scanner.status.value })),
    follow(send, () => ({ readings: services.readings?.value })),
    follow(send, () => ({ alarm: page.covered.value || shell.car?.value.alarm === true })),
    ...(shell.car ? [watchArrivals(shell.car, send)] : []),
    scanner.onRead((read) => {
      if (!page.covered.peek() || isStaffBadge(read.text)) send({ type: 'CODE_READ', read });
    }),
    page.onUpdateWaiting(() => send({ type: 'FACTS', facts: { updateWaiting: true } })),
  ];
  const timer = setInterval(look, timeLookMs);
  return () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}

/** The jack that the shell watches goes before what the browser makes of its outputs. */
function watchHeadset(page: PageParts, jack: ShellLink['headset'], send: Send): () => void {
  const byBrowser = signal(false);
  let told = false;
  const stops = [
    page.onHeadset((plugged) => {
      byBrowser.value = plugged;
    }),
    effect(() => {
      const plugged = jack?.value ?? byBrowser.value;
      if (plugged === told) return;
      told = plugged;
      untracked(() => send({ type: 'HEADSET', plugged }));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** L8: each arrival of the car as an event; its alarm is a fact (L9). */
function watchArrivals(car: ReadonlySignal<CarState>, send: Send): () => void {
  let met = car.peek().arrivals;
  return effect(() => {
    const { arrivals } = car.value;
    untracked(() => {
      if (arrivals > met) send({ type: 'ARRIVED' });
      met = arrivals;
    });
  });
}

/** Tells what lies on the kiosk of a request, now and whenever something came. */
function watchReply(link: HubLink, follow: string, tell: (facts: FollowFacts) => void): () => void {
  let isOver = false;
  const stop = effect(() => {
    void link.replied.value;
    untracked(() => {
      void link.kept(follow).then((facts) => {
        if (facts && !isOver) tell(facts);
      });
    });
  });
  return () => {
    isOver = true;
    stop();
  };
}

/** The session with the real world behind its names. */
export function sessionOf(services: KioskServices, page: PageParts) {
  const { library, link, outbox, printer, scanner } = services;
  const actors: typeof actorShapes = {
    watchServices: fromCallback<SessionEvent>(({ sendBack }) =>
      watchServices(services, page, sendBack),
    ),
    loadDetails: fromPromise(({ input }) => library.details(input.code)),
    openGuide: fromPromise(async ({ input }) => {
      const flow = await library.guide(input.service);
      if (flow === undefined) return undefined;
      const { beginGuide } = await loadGuides();
      // Without a believed clock the day of the facts is the day that dated values are read at.
      return beginGuide(flow, input.day ?? library.content.peek()?.factsDate ?? '');
    }),
    stepGuide: fromPromise(async ({ input }) => (await loadGuides()).stepGuide(input.guide)),
    leaveRequest: fromPromise(({ input }) => outbox.leave(input.wish)),
    withdrawRequest: fromPromise(({ input }) => outbox.withdraw(input.request)),
    followRequest: fromPromise(({ input }) => link.follow(input.code)),
    lookUpRequest: fromPromise(({ input }) => link.lookUp(input.query)),
    awaitReply: fromCallback(({ input, sendBack }) => {
      return watchReply(link, input.follow, (facts) => sendBack({ type: 'REPLIED', facts }));
    }),
    swapContent: fromPromise(() => library.swap()),
    printSlip: fromCallback(({ input, sendBack, receive }) => {
      const jobId = newUuidV7(services.clock, services.fillRandom);
      receive(({ answer }) => void printer.answer(jobId, answer));
      return printer.print(jobId, input.document, (state) =>
        sendBack({ type: 'PRINT_STATE', state }),
      );
    }),
    enterStaff: fromPromise(async ({ input }) => (await services.staff()).enter(input.badge)),
    tryPin: fromPromise(async ({ input }) => (await services.staff()).tryPin(input.pin)),
    speak: fromPromise(({ input, signal }) => page.say(input.utterance, input.manner, signal)),
  };
  return sessionMachine.provide({
    actors,
    actions: {
      closeCamera: () => scanner.closeCamera(),
      forgetSearches: () => library.forgetSearches(),
      activateUpdate: page.activateUpdate,
      reloadPage: page.reload,
    },
  });
}
