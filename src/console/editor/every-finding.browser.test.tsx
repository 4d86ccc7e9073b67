import { afterEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { boards } from '../../content/boards.ts';
import { buildings } from '../../content/buildings.ts';
import { emergencies } from '../../content/emergencies.ts';
import { starterContent } from '../../content/index.ts';
import { leaflets } from '../../content/leaflets.ts';
import { seasons } from '../../content/seasons.ts';
import { withValueAt } from '../../domain/change/index.ts';
import {
  checkDocument,
  type DocumentKind,
  type FindingCode,
  findingCodes,
} from '../../domain/check/index.ts';
import { drawPage } from '../test-support/index.ts';
import { page as boardsPage } from './boards-page.ts';
import { page as buildingsPage } from './buildings-page.ts';
import { idbDraftStore } from './draft/index.ts';
import { page as emergencyDraftsPage } from './emergency-drafts-page.ts';
import { page as leafletsPage } from './leaflets-page.ts';
import { page as noticesPage } from './notices-page.ts';
import { page as placesPage } from './places-page.ts';
import { page as proceduresPage } from './procedures-page.ts';
import { page as seasonsPage } from './seasons-page.ts';

const today = '2026-11-22';
const catalogue = starterContent();
const service = catalogue.services.find(({ code }) => code === '1.001193');
const [notice] = catalogue.notices;
const [place] = catalogue.places;
if (service === undefined || notice === undefined || place === undefined)
  throw new Error('the starter catalogue has no 1.001193, notice or place');

/** One of each kind that has a form. */
const documents = {
  procedure: [proceduresPage, 'procedures', service.code, service],
  notice: [noticesPage, 'notices', notice.id, notice],
  place: [placesPage, 'places', place.key, place],
  building: [buildingsPage, 'buildings', buildings[0]?.key ?? '', buildings[0]],
  season: [seasonsPage, 'seasons', seasons[0]?.key ?? '', seasons[0]],
  emergency: [
    ...([emergencyDraftsPage, 'emergency-drafts'] as const),
    ...([emergencies[0]?.id ?? '', emergencies[0]] as const),
  ],
  board: [boardsPage, 'boards', boards[0]?.key ?? '', boards[0]],
  leaflet: [leafletsPage, 'leaflets', leaflets[0]?.key ?? '', leaflets[0]],
} as const;
type Kind = keyof typeof documents;

/** Members written one after the other; a value of undefined takes one out. */
const withAll = (body: unknown, changes: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(changes).reduce((now, [path, value]) => withValueAt(now, path, value), body);

interface Broken {
  readonly kind: Kind;
  readonly change: Readonly<Record<string, unknown>>;
  /** Where the finding stands. */
  readonly where: string;
  /** The field that the finding leads to, and what is written there to mend it. */
  readonly field: string;
  readonly mend: string | boolean;
}
const procedure = (
  change: Readonly<Record<string, unknown>>,
  where: string,
  mend: string | boolean,
  field = where,
): Broken => ({ kind: 'procedure', change, where, field, mend });
const ofNotice = (change: Readonly<Record<string, unknown>>, where: string, mend: string) => ({
  ...{ kind: 'notice' as const, change, where, field: where, mend },
});

const paper = 'evidence.0.items.0';
const long = (count: number) => `${Array(count).fill('một').join(' ')}.`;
const plain = 'Một câu ngắn.';
const picture = {
  ...{ sha256: 'a'.repeat(64), width: 800, height: 450, bytes: 40_000, words: 'none' },
  alt: { vi: 'Ảnh', en: 'A lobby with two lifts' },
};

/**
 * A draft that breaks each rule. Those of the words of the screens stand in the drawer of a word; those that
 * need the whole catalogue beside a document are found when a release is drafted.
 */
const broken: Readonly<Record<FindingCode, Broken | 'word' | 'release'>> = {
  schema: procedure({ costs: [{ kind: 'fixed' }] }, 'costs.0.amountVnd', '8000'),
  duplicate: 'release',
  brokenReference: 'release',
  unreachable: 'release',
  missingLanguage: procedure(
    { 'steps.0.vi': plain, 'steps.0.en': plain },
    'steps.0.en',
    'Come to the office.',
  ),
  notNormalised: procedure({ 'summary.vi': plain.normalize('NFD') }, 'summary.vi', plain),
  longSentence: procedure({ 'steps.0.vi': long(26) }, 'steps.0.vi', plain),
  longText: procedure({ 'shortName.vi': long(24) }, 'shortName.vi', 'Khai sinh'),
  longInLift: 'release',
  unprintable: procedure({ 'shortName.vi': 'Khai sinh 漢' }, 'shortName.vi', 'Khai sinh'),
  abbreviation: procedure({ 'steps.0.vi': 'Ra UBND.' }, 'steps.0.vi', plain),
  forbiddenWord: procedure({ 'steps.0.vi': 'Bạn ra quầy.' }, 'steps.0.vi', plain),
  jargon: procedure({ 'steps.0.vi': 'Cơ quan có thẩm quyền nhận.' }, 'steps.0.vi', plain),
  gluedWords: procedure(
    { 'steps.0.en': 'The birthCertificate.' },
    'steps.0.en',
    'The certificate.',
  ),
  noteWithQuantity: procedure(
    { [`${paper}.note`]: true, [`${paper}.originals`]: 1 },
    paper,
    false,
    `${paper}.note`,
  ),
  paperWithoutQuantity: procedure(
    { [`${paper}.note`]: false, [`${paper}.originals`]: 0, [`${paper}.copies`]: 0 },
    paper,
    '1',
    `${paper}.originals`,
  ),
  countAgainstName: procedure(
    {
      [`${paper}.shortName.vi`]: 'Bản sao giấy khai sinh',
      ...{ [`${paper}.originals`]: 1, [`${paper}.copies`]: 1, [`${paper}.note`]: false },
    },
    paper,
    '0',
    `${paper}.originals`,
  ),
  stale: procedure({ 'source.checkedOn': '2025-01-01' }, 'source', today, 'source.checkedOn'),
  expired: procedure(
    { 'steps.0.vi': 'Giảm phí đến hết ngày 01/01/2026.' },
    'steps.0',
    plain,
    'steps.0.vi',
  ),
  expiring: procedure({ 'upkeep.recheckBy': '2026-12-01' }, 'upkeep.recheckBy', '2027-09-01'),
  neverChecked: procedure({ 'source.checkedOn': undefined }, 'source.checkedOn', today),
  overdue: procedure({ 'upkeep.recheckBy': '2026-11-01' }, 'upkeep.recheckBy', '2027-09-01'),
  feeDates: procedure(
    { costs: [{ kind: 'free', from: '2027-02-01', until: '2027-01-01' }] },
    'costs.0.until',
    '2027-03-01',
  ),
  feeOverlap: procedure(
    { costs: [{ kind: 'free' }, { kind: 'fixed', amountVnd: 5000, from: '2027-01-01' }] },
    'costs.1.from',
    '',
  ),
  staleTranslation: procedure({ 'steps.0.vi': plain }, 'steps.0.en', 'A short sentence.'),
  noEnd: ofNotice({ expiresOn: undefined }, 'expiresOn', '2026-12-24'),
  endsBeforeBegin: ofNotice(
    { publishedOn: '2026-11-20', expiresOn: '2026-11-01' },
    'expiresOn',
    '2026-12-24',
  ),
  standsLong: ofNotice(
    { publishedOn: '2026-11-20', expiresOn: '2028-11-01' },
    'expiresOn',
    '2026-12-24',
  ),
  otherValues: 'word',
  longWord: 'word',
  altSaysNothing: ofNotice({ picture }, 'picture.alt.vi', 'Sảnh có hai thang máy'),
  pictureMissing: 'release',
  tooManyPictures: 'release',
  tooManyDocuments: 'release',
};

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(async () => {
  drawn?.close();
  drawn = undefined;
  for (const [kind, [, , id]] of Object.entries(documents))
    await idbDraftStore().forget(`${kind}/${id}`);
});

/** The page of a document with this draft in it, as a link to a field opens it. */
async function open(kind: Kind, body: unknown, at = '') {
  const [page, folder, id, published] = documents[kind];
  const one = `documents/${kind}/${id}`;
  const answers = {
    'GET insight/wanted': { wanted: [] },
    'GET emergencies': { nowMs: 0, drafts: [], messages: [], buildings: [] },
    [`GET ${one}`]: {
      ...{ kind, id, revision: 3, body, published },
      ...{ editedBy: 'Phạm Bình', editedAt: '2026-11-22T03:00:00.000Z' },
    },
    [`PUT ${one}`]: { revision: 4, errors: 0, warnings: 0 },
    [`POST ${one}/looking`]: { others: [], revision: 3 },
  };
  const query = at === '' ? '' : `?at=${encodeURIComponent(at)}`;
  drawn = drawPage(page, { answers, path: `${folder}/${encodeURIComponent(id)}${query}` });
  await expect.poll(() => document.querySelector('.eform [data-path]')).not.toBeNull();
}

const sentencesAt = (where: string) =>
  [...document.querySelectorAll(`[data-finding="${CSS.escape(where)}"]`)].map(
    ({ textContent }) => textContent,
  );
const focused = () => document.activeElement?.getAttribute('data-path') ?? '';

/** Writes into a field as a person does. */
async function write(path: string, value: string | boolean): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(`[data-path="${CSS.escape(path)}"]`);
  if (field === null) throw new Error(`no field ${path}`);
  if (typeof value === 'boolean') await userEvent.click(field);
  else await userEvent.fill(field, value);
}

const onForms = findingCodes.flatMap((code) => {
  const one = broken[code];
  return typeof one === 'string' ? [] : [[code, one] as const];
});

describe('each rule of the checks', () => {
  it.each(onForms)('%s', async (code, { kind, change, where, field, mend }) => {
    await screen.viewport(1_440, 900);
    const [, , , published] = documents[kind];
    const body = withAll(published, change);
    const found = checkDocument(kind, body, { today, published });
    expect(found.map((one) => `${one.code} ${one.where}`)).toContain(`${code} ${where}`);
    const sentence = (one: unknown) =>
      checkDocument(kind, one, { today, published }).filter(
        (other) => other.code === code && other.where === where,
      ).length;
    await open(kind, body, where);
    // The link of a release leads to the field.
    await expect.poll(focused).toContain(field.split('.')[0]);
    await expect.poll(() => sentencesAt(where).length).toBeGreaterThan(0);
    // Beside the field: in the margin of the row, or of the item, that it stands in.
    const note = document.querySelector(`.margin [data-finding="${CSS.escape(where)}"]`);
    expect(note, `${where} stands beside no field`).not.toBeNull();
    const beside = note
      ?.closest('.eitem, .epart')
      ?.querySelector(`[data-path="${CSS.escape(field)}"]`);
    expect(beside).toBeTruthy();
    const before = sentencesAt(where).length;
    expect(before).toBeGreaterThanOrEqual(sentence(body));
    // The key goes from finding to finding, and comes to this one.
    const visited = new Set<string>();
    for (let press = 0; press < found.length; press += 1) {
      drawn?.press('F8');
      visited.add(focused());
    }
    expect([...visited].some((path) => path === field || path.startsWith(where))).toBe(true);
    await write(field, mend);
    await expect.poll(() => sentencesAt(where).length).toBeLessThan(before);
  });
});

/** Every text of a document without its English. */
function withoutEnglish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEnglish);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isText = typeof (value as { vi?: unknown }).vi === 'string' && 'en' in value;
  if (isText) return { ...value, en: '' };
  return Object.fromEntries(entries.map(([name, one]) => [name, withoutEnglish(one)]));
}

describe('no finding is counted and not seen', () => {
  it.each(Object.keys(documents) as Kind[])('of a %s, whatever text it is about', async (kind) => {
    await screen.viewport(1_440, 900);
    const [, , , published] = documents[kind];
    const body = withoutEnglish(published);
    const found = checkDocument(kind as DocumentKind, body, { today, published });
    expect(found.length).toBeGreaterThan(2);
    await open(kind, body);
    await expect
      .poll(() => found.filter(({ where }) => sentencesAt(where).length === 0))
      .toEqual([]);
    const aside = found.filter(
      ({ where }) =>
        document.querySelector(`.margin [data-finding="${CSS.escape(where)}"]`) === null,
    );
    expect(aside).toEqual([]);
  });

  it('of a member that the form does not show, with its name', async () => {
    await open('procedure', { ...service, code: 'X' });
    const told = screen.getByText(/^Mã$/);
    await expect.element(told).toBeVisible();
    expect(sentencesAt('code')).toHaveLength(1);
  });
});
