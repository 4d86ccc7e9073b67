import { starterContent } from '../../../content/index.ts';
import { contentOf } from '../../library/index.ts';
import type { InstalledContent, LeftRequest } from '../../services.ts';
import { type Facts, unknownFacts } from '../facts.ts';

const starter = starterContent();
/** The starter's page of a building, of the house that this kiosk stands in. */
const catalogue = {
  ...starter,
  buildings: (starter.buildings ?? []).map((page) => ({
    ...page,
    building: 'Phường Yên Hòa/Chung cư Yên Hòa',
  })),
};

/** A service with a field that appointments know, and with the guided flow of `sample-guide.ts`. */
export const sampleService = catalogue.services[0]?.code ?? '';
/** The starter catalogue, installed. */
export const sampleContent: InstalledContent = {
  ...contentOf(catalogue),
  guides: new Set([sampleService]),
};
/** Saturday morning; Monday 23/11 has hours. */
export const sampleTime = { day: '2026-11-21', minute: 8 * 60 } as const;
export const sampleDay = '2026-11-23';

const lobbySite = {
  plate: 'A3',
  building: 'Chung cư Yên Hòa',
  ward: 'Phường Yên Hòa',
  wardCode: '',
  mode: 'lobby',
} as const;

/** An enrolled lobby kiosk with content, paper, network and a believed clock. */
export const lobbyFacts: Facts = {
  ...unknownFacts,
  link: {
    enrolment: 'enrolled',
    net: 'online',
    kiosk: 'k-0123456Z',
    site: lobbySite,
    trial: true,
    clock: 'confirmed',
    clockOffsetMs: 0,
  },
  content: sampleContent,
  outbox: { ...unknownFacts.outbox, state: 'open' },
  shell: 'up',
  printer: { status: 'ready', paperLow: false },
  paper: true,
  time: sampleTime,
};

const liftSite = { ...lobbySite, mode: 'lift' } as const;
/** The same kiosk in the lift of the house. */
export const liftFacts: Facts = { ...lobbyFacts, link: { ...lobbyFacts.link, site: liftSite } };

/** The same with the plug pulled: no hub, no shell, no paper, a clock nobody confirms. */
export const offlineFacts: Facts = {
  ...lobbyFacts,
  link: { ...lobbyFacts.link, net: 'offline', clock: 'unconfirmed' },
  shell: 'down',
  printer: undefined,
  paper: false,
  time: undefined,
};

/** The same in a lift. */
export const offlineLiftFacts: Facts = {
  ...offlineFacts,
  link: { ...offlineFacts.link, site: liftSite },
};

export const sampleLeft: LeftRequest = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  seq: 41,
  kind: 'feedback',
  follow: '0123456789A',
};

/** Codes as a scanner reads them; all made up. */
export const sampleCodes = {
  citizenCard:
    '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021',
  dossier: '000.00.12.H26-200526-0001',
  product: '8934563138165',
  link: 'https://example.com/khuyen-mai',
  slip: 'motcham:follow:0123456789',
  slipOfRequest: 'motcham:follow:5555555555K',
  rejected: '\u0000\u0001',
} as const;
