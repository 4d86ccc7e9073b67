import type { Role } from '../../../domain/api/console/index.ts';

/**
 * Who may enter a route of the console.
 *
 * - `door`: nobody has to be signed in, tries are limited
 * - `anyone`: whoever is signed in, without any role too
 * - `staff`: the same, but for those who have nothing but a building to edit
 * - roles: whoever has one of them; `administrator` stands for the right over people
 */
export type WhoMay = 'door' | 'anyone' | 'staff' | readonly (Role | 'administrator')[];

export interface RouteRule {
  readonly who: WhoMay;
  /**
   * Whose a thing named in the address is; a route with a parameter must say it. `building`: shared, and of
   * a building's editor only what is their building's.
   */
  readonly rows?: 'own' | 'shared' | 'building';
}

const everyRole = ['viewer', 'editor', 'approver', 'operator', 'auditor'] as const;
const administrator = ['administrator'] as const;
const operator = ['operator'] as const;
const editor = ['editor'] as const;
const writer = ['editor', 'buildingEditor'] as const;
const reader = [...everyRole, 'buildingEditor'] as const;
const release = ['approver', 'operator'] as const;
const desk = ['operator', 'approver', 'viewer'] as const;

const people: Readonly<Record<string, RouteRule>> = {
  'GET sign-in': { who: 'door' },
  'POST sign-in/options': { who: 'door' },
  'POST sign-in': { who: 'door' },
  'POST join/look': { who: 'door' },
  'POST join/options': { who: 'door' },
  'POST join': { who: 'door' },
  'GET oidc/start': { who: 'door' },
  'GET oidc/callback': { who: 'door' },
  'GET session': { who: 'anyone' },
  'POST session/active': { who: 'anyone' },
  'POST sign-out': { who: 'anyone' },
  'POST sign-out/everywhere': { who: 'anyone' },
  'GET people': { who: administrator },
  'GET people/:id': { who: administrator, rows: 'shared' },
  'POST people': { who: administrator },
  'POST people/:id/link': { who: administrator, rows: 'shared' },
  'PUT people/:id/rights': { who: administrator, rows: 'shared' },
  'DELETE people/:id': { who: administrator, rows: 'shared' },
  'GET account': { who: 'anyone' },
  'POST account/passkeys/options': { who: 'anyone' },
  'POST account/passkeys': { who: 'anyone' },
  'PUT account/passkeys/:id': { who: 'anyone', rows: 'own' },
  'DELETE account/passkeys/:id': { who: 'anyone', rows: 'own' },
  'DELETE account/sessions/:id': { who: 'anyone', rows: 'own' },
  'POST step-up/options': { who: 'anyone' },
  'POST step-up': { who: 'anyone' },
  'GET audit': { who: ['auditor', 'administrator'] },
  'POST audit/check': { who: ['auditor', 'administrator'] },
  'GET audit/export': { who: ['auditor', 'administrator'] },
};

const operations: Readonly<Record<string, RouteRule>> = {
  'GET fleet': { who: 'staff' },
  'GET fleet/strips': { who: 'staff' },
  'GET fleet/revoked': { who: 'staff' },
  'GET fleet/kiosks/:kiosk': { who: 'staff', rows: 'shared' },
  'POST fleet/commands': { who: operator },
  'GET emergencies': { who: 'staff' },
  'GET emergencies/:id': { who: 'staff', rows: 'shared' },
  'POST emergencies': { who: operator },
  'POST emergencies/:id/end': { who: operator, rows: 'shared' },
  'GET feeds': { who: 'staff' },
  'POST feeds/:name/ask': { who: operator, rows: 'shared' },
  'POST fleet/codes': { who: operator },
  'POST fleet/kiosks/:kiosk/site': { who: operator, rows: 'shared' },
  'POST fleet/kiosks/:kiosk/revoke': { who: operator, rows: 'shared' },
  'POST fleet/kiosks/:kiosk/restore': { who: operator, rows: 'shared' },
  'GET alarms': { who: 'staff' },
  'GET storage': { who: 'staff' },
  'POST alarms/:alarm/acknowledge': { who: operator, rows: 'shared' },
  'GET requests': { who: desk },
  'GET requests/:id': { who: desk, rows: 'shared' },
  'POST requests/:id/open': { who: operator, rows: 'shared' },
  'POST requests/:id/claim': { who: operator, rows: 'shared' },
  'POST requests/:id/reply': { who: operator, rows: 'shared' },
  'GET appointments': { who: desk },
  'POST appointments/places': { who: operator },
  'GET dead-letters': { who: desk },
  'POST dead-letters/replay': { who: operator },
  'GET insight': { who: 'staff' },
  'POST insight/synonyms': { who: editor },
  'DELETE insight/synonyms/:id': { who: editor, rows: 'shared' },
  'GET insight/services': { who: editor },
  'GET insight/wanted': { who: 'staff' },
  'POST insight/wanted': { who: ['editor', 'approver', 'operator'] },
  'DELETE insight/wanted/:words': { who: ['editor', 'approver', 'operator'], rows: 'shared' },
};

const content: Readonly<Record<string, RouteRule>> = {
  'GET releases': { who: everyRole },
  'GET releases/next': { who: everyRole },
  'POST releases': { who: ['editor', 'approver'] },
  'POST publisher-keys/trial': { who: ['approver'] },
  'GET releases/:id': { who: everyRole, rows: 'shared' },
  'POST releases/:id/signatures': { who: ['approver'], rows: 'shared' },
  'POST releases/:id/next': { who: release, rows: 'shared' },
  'POST releases/:id/back': { who: release, rows: 'shared' },
  'GET apps': { who: everyRole },
  'POST apps': { who: release },
  // Whoever began it goes on with it (app-uploads.test.ts).
  'PUT apps/:id/parts/:part': { who: release, rows: 'shared' },
  'POST apps/:id/done': { who: release, rows: 'shared' },
  'POST apps/:architecture/take-back': { who: release, rows: 'shared' },
  'POST releases/:id/hold': { who: release, rows: 'shared' },
  'POST releases/:id/void': { who: release, rows: 'shared' },
  'GET documents': { who: reader },
  'GET document-changes': { who: everyRole },
  'GET documents/:kind/:id': { who: reader, rows: 'building' },
  'GET documents/:kind/:id/history': { who: reader, rows: 'building' },
  'GET documents/:kind/:id/history/:revision': { who: reader, rows: 'building' },
  'POST documents/:kind/:id/looking': { who: reader, rows: 'building' },
  'PUT documents/:kind/:id': { who: writer, rows: 'building' },
  'DELETE documents/:kind/:id': { who: writer, rows: 'building' },
  'GET documents/:kind/:id/uses': { who: reader, rows: 'building' },
  'POST documents/:kind/:id/sent': { who: writer, rows: 'building' },
  'DELETE documents/:kind/:id/sent': { who: writer, rows: 'building' },
  'POST documents/:kind/:id/review': { who: ['approver'], rows: 'shared' },
  'POST pictures': { who: writer },
  'GET pictures/:sha256': { who: reader, rows: 'shared' },
  'GET translations': { who: everyRole },
  'GET words': { who: everyRole },
  'GET imports': { who: editor },
  'POST imports': { who: editor },
  'GET imports/:id/records': { who: editor, rows: 'shared' },
  'GET imports/:id/records/:place': { who: editor, rows: 'shared' },
  'POST imports/:id/decisions': { who: editor, rows: 'shared' },
  'PUT imports/head': { who: editor },
  'PUT imports/:id/file': { who: editor, rows: 'shared' },
};

/** Every route of the console by `METHOD path`. A route that is missing here fails the test. */
export const whoMay: Readonly<Record<string, RouteRule>> = { ...people, ...operations, ...content };
