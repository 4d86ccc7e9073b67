import { signal } from '@preact/signals';
import {
  starterContent,
  starterGuides,
  starterLexicon,
  toSearchDocument,
} from '../../src/content/index.ts';
import { newFollowCode } from '../../src/domain/action/index.ts';
import type { ReadingsAnswer } from '../../src/domain/api/index.ts';
import { readCode } from '../../src/domain/codes/index.ts';
import { type Answer, type Answers, walkOf } from '../../src/domain/guide/index.ts';
import { buildIndex, loadIndex, search } from '../../src/domain/search/index.ts';
import { toServiceDetails } from '../../src/domain/service/index.ts';
import { createMemoryScanner } from '../../src/kiosk/devices/scanner/index.ts';
import { beginGuide, stepGuide } from '../../src/kiosk/guides/index.ts';
import { contentOf, memoryLibrary } from '../../src/kiosk/library/index.ts';
import type { KeptApart, KioskServices } from '../../src/kiosk/services.ts';
import {
  defaultSettings,
  type Facts,
  noAudio,
  nobody,
  nobodyOfStaff,
  type Resident,
  type ScreenName,
  type SessionContext,
  type SessionView,
  type Settings,
  type StaffMember,
  screenNames,
  unknownFacts,
} from '../../src/kiosk/session/index.ts';
import { memoryStaffDesk } from '../../src/kiosk/staff/index.ts';
import { sampleCity, samplePoint } from './sample-city.ts';

const starter = starterContent();
/** A house with everything in it, and places around it: the starter knows neither. All made up. */
const catalogue = { ...starter, ...sampleCity(starter) };
const index = loadIndex(buildIndex(catalogue.services.map(toSearchDocument), starterLexicon));
const birth = '1.001193';
const guides = new Set(starterGuides().flatMap(({ services }) => services?.slice(0, 1) ?? []));
const content = contentOf(catalogue, { guides });

const details = (code: string) => {
  const service = catalogue.services.find((one) => one.code === code);
  if (!service) throw new Error(`the starter catalogue has no ${code}`);
  return { state: 'ready', details: toServiceDetails(service) } as const;
};

/** The birth flow where these answers lead, with an answer marked. */
export function guideWith(answers: Answers, chosen?: Answer, flowId = 'birth'): Resident['guide'] {
  const flow = starterGuides().find(({ id }) => id === flowId);
  if (!flow) throw new Error(`the starter has no flow ${flowId}`);
  const begin = beginGuide(flow, '2026-11-20');
  const step = { do: 'resume' } as const;
  const walk = walkOf(begin.flow, answers);
  const open = { state: 'open', ...begin, chosen: undefined, step } as const;
  return { ...open, ...stepGuide({ ...open, walk }), chosen };
}

/** For staff: one of each reason. */
const keptApart: readonly KeptApart[] = ['unknown-sealing-key', 'too-large', 'malformed'].map(
  (code, n) => ({ id: code, seq: 40 + n, kind: 'feedback', atMs: 1_795_000_000_000, code }),
);

/** Services a screen can call: everything in memory, search on the real index. */
export function screenServices(): KioskServices {
  return {
    clock: () => 0,
    library: memoryLibrary(catalogue, (query) => search(index, query)),
    scanner: createMemoryScanner(),
    printer: { available: signal(true) },
    outbox: { keptApart: async () => keptApart },
    staff: async () => memoryStaffDesk(),
  } as unknown as KioskServices;
}

/** 8:42 on 20 November 2026 in Hanoi, ms. */
const nowMs = Date.UTC(2026, 10, 20, 1, 42);
/** Minutes since each station of a board was measured: fresh, old, too old; the last has none. */
const agesMinutes = [22, 22, 22, 300, 2_000];

/** Readings of every board of the starter, each station in another state; an hour before each one more. */
export function sampleReadings(ages: readonly number[] = agesMinutes): ReadingsAnswer {
  return {
    v: 1,
    boards: (catalogue.boards ?? []).map(({ key, stations, range }) => ({
      board: key,
      stations: stations.slice(0, ages.length).map((station, n) => {
        const at = nowMs - (ages[n] ?? 0) * 60_000;
        const value = Math.min(range.max, 4 + n * 62);
        return {
          station: station.key,
          trial: n === 1,
          readings: [
            { at, value },
            { at: at - 3_600_000, value: Math.max(range.min, value - 20 + 20 * n) },
          ],
        };
      }),
    })),
  };
}

const site = {
  plate: 'A3',
  building: 'Chung cư Yên Hòa',
  ward: 'Phường Yên Hòa, Hà Nội',
  wardCode: '',
  mode: 'lobby',
  hours: { from: 450, to: 1020 },
} as const;

/** A kiosk in the middle of its day, online, everything well. */
export const wellFacts: Facts = {
  ...unknownFacts,
  link: {
    enrolment: 'enrolled',
    net: 'online',
    kiosk: '01901d3c-1111-7000-8000-000000000001',
    site: {
      plate: 'A3',
      building: 'Chung cư Yên Hòa',
      ward: 'Phường Yên Hòa, Hà Nội',
      wardCode: '',
      mode: 'lobby',
      at: samplePoint,
      hours: { from: 450, to: 1020 },
    },
    trial: true,
    clock: 'confirmed',
    clockOffsetMs: 40,
  },
  content,
  outbox: { ...unknownFacts.outbox, state: 'open', lastSeq: 7, accepted: 7 },
  shell: 'up',
  printer: { status: 'ready', paperLow: false },
  paper: true,
  scanner: 'live',
  time: { day: '2026-11-20', minute: 522 },
  readings: sampleReadings(),
  voices: { vi: false, en: false },
};

/** The same in the car of a lift. */
export const liftFacts: Partial<Facts> = {
  link: { ...wellFacts.link, site: { ...site, mode: 'lift' } },
};

export interface StateChange {
  readonly facts?: Partial<Facts>;
  readonly settings?: Partial<Settings>;
  readonly resident?: Partial<Resident>;
  readonly staff?: Partial<StaffMember>;
  readonly audio?: Partial<SessionContext['audio']>;
  readonly view?: Partial<Omit<SessionView, 'context' | 'screen'>>;
}

const card =
  '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021';
const today = { year: 2026, month: 11, day: 20 };
const code = (text: string) => readCode(text, { today });
let drawn = 0;
/** The same on every run, and never the same twice, because the code draws until it likes one. */
const follow = newFollowCode((bytes) =>
  bytes.map(() => {
    drawn += 37;
    return drawn % 256;
  }),
);

const booking = {
  serviceCode: birth,
  field: 'civilStatus',
  place: 'hanoi-branch-1',
  day: '2026-11-23',
  slot: '08:30',
  phone: '0912345678',
  card: { name: 'Trần Thị Minh Hoà', personalNumber: '001199012345' },
  priority: false,
};
const feedback = {
  category: 'environment',
  place: 'trước cổng số 2, phố Trung Kính',
  text: 'Rác để ba ngày chưa ai đến lấy, mùi bay vào nhà.',
  urgent: false,
} as const;

const babyWalk = {
  for: 'child',
  special: 'none',
  foreign: 'none',
  ageDays: 61,
  paper: 'cert',
  parents: 'married',
  who: 'other',
} as const;
const { parents: _parents, who: _who, ...untilParents } = babyWalk;

/** What the resident has done by the time a screen is shown. */
const residents: Readonly<Partial<Record<ScreenName, Partial<Resident>>>> = {
  search: { query: 'khai si' },
  lifeEvent: { lifeEvent: 'birth' },
  procedure: { service: birth, details: details(birth) },
  evidence: { service: birth, details: details(birth) },
  about: { service: birth, details: details(birth) },
  aboutTopic: { service: birth, details: details(birth), topic: 'steps' },
  takeaway: { service: birth, details: details(birth) },
  guideQuestion: {
    service: birth,
    details: details(birth),
    guide: guideWith(untilParents, 'married'),
  },
  guideAnswers: { service: birth, details: details(birth), guide: guideWith(babyWalk) },
  guideResult: { service: birth, details: details(birth), guide: guideWith(babyWalk) },
  notice: { notice: 'trial-kiosk' },
  board: { board: 'hanoi-air' },
  placeList: { placeKind: 'pharmacy' },
  place: { placeKind: 'parking', place: 'sample-parking' },
  placeWay: { placeKind: 'parking', place: 'sample-parking' },
  season: { season: 'enrol-grade-6' },
  leaflet: { leaflet: 'complaint' },
  scanManual: { typedCode: 'H26-200526' },
  scanResult: { code: code(card) },
  bookField: { booking },
  bookPlace: { booking },
  bookDay: { booking },
  bookSlot: { booking },
  bookContact: { booking },
  bookReview: { booking },
  feedbackDetails: { feedback },
  feedbackReview: { feedback },
  left: {
    left: { id: '01901d3c-2222-7000-8000-000000000001', seq: 8, kind: 'appointment', follow },
    wish: {
      kind: 'appointment',
      serviceCode: birth,
      field: 'civilStatus',
      branch: catalogue.places[0]?.key ?? '',
      day: '2026-11-24',
      slot: '08:30',
      phone: '',
      personalNumber: '',
      name: '',
      language: 'vi',
    },
  },
  leaveFailed: { leaveProblem: 'full' },
  liftAnswer: { service: birth, details: details(birth) },
  liftCode: { service: birth, details: details(birth) },
};

/** The session as a screen sees it, with what a resident would have done to get there. */
export function screenState(screen: ScreenName, change: StateChange = {}): SessionView {
  return {
    screen,
    overlay: 'none',
    contentHidden: false,
    contentPersonal: false,
    unmasked: false,
    liftWarned: false,
    paper: 'none',
    withdrawal: 'possible',
    audio: 'idle',
    outOfService: screen === 'outOfService' ? 'refused' : undefined,
    setup: screen === 'setup' ? 'notEnrolled' : undefined,
    ...change.view,
    context: {
      resident: { ...nobody, ...residents[screen], ...change.resident },
      settings: { ...defaultSettings, ...change.settings },
      facts: { ...wellFacts, ...(screen.startsWith('lift') && liftFacts), ...change.facts },
      staff: { ...nobodyOfStaff, wrongPins: screen === 'staffPin' ? 1 : 0, ...change.staff },
      audio: { ...noAudio, ...change.audio },
    },
  };
}

/** Screens of the lobby's frame; those of a lift have their own, and their own audit. */
export const allScreens = screenNames.filter((name) => !name.startsWith('lift'));
/** Codes of every kind, for the variants of the result screen. All fabricated. */
export const sampleCodes = {
  card,
  dossier: '000.00.12.H26-200526-0001',
  product: 'https://example.com/01/08938505970011/10/LO7?17=270101',
  payment:
    '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
  link: 'http://xn--dichvcong-1z8d.example:8080/a',
} as const;
export { code as readSample };
