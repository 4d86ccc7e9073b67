import './ui/styles.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { realDate } from '../domain/codes/index.ts';
import type { Heartbeat } from '../domain/fleet/index.ts';
import type { Speaker } from './aloud/index.ts';
import { App } from './app.tsx';
import { careForUpdates, startAppUpdate } from './app-update/index.ts';
import { createCodeScanner } from './devices/scanner/index.ts';
import { startBeating } from './devices/shell/index.ts';
import { createFirstServices } from './first-services.ts';
import { guardKeys } from './guard-keys.ts';
import { loadAhead } from './load-ahead.ts';
import { after, clock, fillRandom, upMs } from './page-world.ts';
import { reloadWithBackoff } from './reload.ts';
import { aheadOfScreens, rehearseLists } from './screens/index.ts';
import type { KioskServices, StaffDesk } from './services.ts';
import {
  hanoiTime,
  type PageParts,
  sessionOf,
  startSession,
  tellTouches,
} from './session/index.ts';
import { keptCalibration, measureScreen } from './ui/index.ts';
import { createVoice } from './voice.ts';
import { putOwnWords } from './words/index.ts';

guardKeys(window);

/** Looked for in idle moments before anybody types: a letter, words, a sentence, English (R37). */
const rehearsed = ['d', 'dang ky', 'toi muon lam giay khai sinh', 'birth certificate', 'cccd'];

let progress = 0;
let use: Heartbeat['use'];
const data = createFirstServices({
  clock,
  upMs,
  after,
  fillRandom,
  fetch: (input, init) => fetch(input, init),
  locks: navigator.locks,
  origin: location.origin,
  progress: () => progress,
  use: () => use,
  page: () => update.shown.peek(),
  onShellScan: (text, source) => scanner.tell(text, source),
});
const scanner = createCodeScanner({
  clock,
  today() {
    const { clock: trust, clockOffsetMs } = data.link.state.peek();
    if (trust !== 'confirmed') return undefined;
    const [year, month, day] = hanoiTime(clock() + clockOffsetMs)
      .day.split('-')
      .map(Number);
    return realDate(year ?? 0, month ?? 0, day ?? 0);
  },
  // Called by itself: as a method of these parts it refuses, and the fallback with it.
  onError: (error) => reportError(error),
});
const services: KioskServices = { clock, fillRandom, scanner, staff: openStaff, ...data };
let desk: Promise<StaffDesk> | undefined;
function openStaff(): Promise<StaffDesk> {
  desk ??= import('./staff/index.ts').then((room) =>
    room.staffDesk(services, room.idbStaffNotes(), data.lines),
  );
  desk.catch(() => {
    desk = undefined;
  });
  return desk;
}
const update = startAppUpdate({
  container: navigator.serviceWorker,
  scriptUrl: '/service-worker.js',
  reload: () => location.reload(),
});
/** An emergency lies over the page. */
const covered = signal(false);
const voice = createVoice(window.speechSynthesis);
const loadAloud = () => import('./aloud/index.ts');
let speaker: Promise<Speaker> | undefined;
const page: PageParts = {
  onUpdateWaiting: (listener) =>
    effect(() => {
      if (update.waiting.value) listener();
    }),
  activateUpdate: () => update.activate(),
  reload: reloadWithBackoff,
  hasVoice: (language) =>
    voice.hasVoice(language) ||
    data.library.content.peek()?.clips?.some((each) => each === language) === true,
  onVoices: voice.onVoices,
  onHeadset: (listener) => {
    let stop = (): void => undefined;
    let isOver = false;
    void loadAloud().then(({ watchHeadset }) => {
      if (!isOver) stop = watchHeadset(navigator.mediaDevices, listener);
    });
    return () => {
      isOver = true;
      stop();
    };
  },
  covered,
  say: async (...utterance) => (await openSpeaker()).say(...utterance),
};
function openSpeaker(): Promise<Speaker> {
  speaker ??= loadAloud().then(({ createSpeaker, createClipShelf }) =>
    createSpeaker({
      voice,
      clips: createClipShelf(
        () => data.library.content.peek()?.version,
        () => data.library.stored('audio'),
      ),
      openAudio: () => new AudioContext(),
    }),
  );
  return speaker;
}
const session = startSession(sessionOf(services, page), reloadWithBackoff);

let screen = '';
effect(() => {
  const next = session.view.value.screen;
  if (next !== screen) progress += 1;
  screen = next;
});
startBeating(
  data.shell,
  () => ({ screen, idle: screen === 'attract' && !covered.peek(), progress }),
  after,
  requestAnimationFrame.bind(window),
  cancelAnimationFrame.bind(window),
);

// Whoever touches an emergency does not keep the session that lies under it.
tellTouches(window, {
  view: session.view,
  send(event) {
    if (!covered.peek()) session.send(event);
  },
});

// Content changes in attract only: no word changes under a resident's eyes.
effect(() => putOwnWords(data.library.content.value?.words));

const measure = () => measureScreen(window.innerWidth, window.innerHeight, keptCalibration());
const root = document.getElementById('app');
if (root === null) throw new Error('broken invariant: index.html has no #app');
// A measure of its own for each drawing: the size of the page, or what staff measured, has changed.
const draw = () =>
  render(<App session={session} services={services} measure={() => measure()} />, root);
window.addEventListener('resize', draw);
draw();
async function boot(): Promise<void> {
  await data.show();
  // First the paint, then what lies behind it.
  await new Promise<void>((resolve) => whenIdle(() => resolve(), { timeout: 1_000 }));
  await data.startRest();
  await watchForEmergencies();
  const rehearsals = rehearsed.map((query) => async () => data.library.rehearse(query));
  await loadAhead(
    [() => data.library.warm(), ...aheadOfScreens, () => data.warm(), ...rehearsals],
    whenIdle,
  );
  rehearseWhatComes();
  careForUpdates({ update, screen: () => screen, after });
  // Last and least: a kiosk that cannot count serves all the same.
  const { idbUsageStore, startUsage, startVersionUse } = await import('./usage/index.ts');
  startVersionUse({
    view: session.view,
    version: () => data.library.content.peek()?.version,
    tell(next) {
      use = next;
    },
  });
  startUsage({
    view: session.view,
    outbox: data.outbox,
    store: idbUsageStore(),
    isKnown: (syllable) => data.library.knows(syllable),
    hits(query) {
      const found = data.library.found.value;
      return found?.query === query ? found.hits : undefined;
    },
  });
}

/** Long lists of each content that comes, drawn for nobody: in attract only, where it is swapped. */
function rehearseWhatComes(): void {
  let rehearsedFor: unknown[] = [];
  effect(() => {
    const state = session.view.value;
    const { content, link } = state.context.facts;
    if (state.screen !== 'attract' || content === undefined) return;
    const now = [content, link.site?.wardCode, link.site?.at?.lat, link.site?.at?.lon];
    if (now.every((one, at) => one === rehearsedFor[at])) return;
    rehearsedFor = now;
    const idle = () => new Promise<void>((resolve) => whenIdle(() => resolve()));
    // Only haste: what cannot be drawn now is drawn, or fails, before a resident.
    void rehearseLists({ state, send: () => undefined, services }, idle).catch(() => undefined);
  });
}

/** Before everything that only makes the page faster: what was kept has to be seen again at once. */
async function watchForEmergencies(): Promise<void> {
  const { createEmergencyDesk, idbEmergencyStore, showEmergencies } = await import(
    './emergency/index.ts'
  );
  const { link, library: word } = data;
  const store = idbEmergencyStore();
  const board = createEmergencyDesk({ link, word, store, clock, upMs, after });
  showEmergencies({
    desk: board,
    session,
    link,
    voice: { ...voice, silence: () => window.speechSynthesis?.cancel(), after },
    app: root as HTMLElement,
    onCovered(next) {
      covered.value = next;
    },
  });
  await board.start();
}

// Granted only where policy says so; without it the browser may clear what is kept when the disk is full.
void navigator.storage?.persist().catch(() => false);

const whenIdle = requestIdleCallback.bind(window);
boot().catch((error: unknown) => {
  reportError(error);
  reloadWithBackoff();
});
