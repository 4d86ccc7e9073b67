import type * as z from 'zod/mini';
import { isSectionIntact } from '../domain/bundle/index.ts';
import {
  checkContent,
  checkDocument,
  type DocumentKind,
  type Finding,
  fieldOf,
  guidePorts,
  type WordDocument,
  wordSchema,
} from '../domain/check/index.ts';
import { checkGuide, type Flow, readGuide } from '../domain/guide/index.ts';
import { picturesMax, readPictureHead } from '../domain/picture/index.ts';
import {
  type BuildingPage,
  buildingPageSchema,
  type Catalogue,
  type CityBoard,
  cityBoardSchema,
  emergencyDraftSchema,
  isOffice,
  type Leaflet,
  leafletSchema,
  type Notice,
  noticeSchema,
  type Place,
  type PublicService,
  placeSchema,
  publicServiceSchema,
  type Season,
  seasonSchema,
} from '../domain/service/index.ts';
import { boards as starterBoards } from './boards.ts';
import { buildings as starterBuildings } from './buildings.ts';
import { emergencies as starterEmergencies } from './emergencies.ts';
import { leaflets as starterLeaflets } from './leaflets.ts';
import { starterLexicon } from './lexicon/index.ts';
import { notices as starterNotices } from './notices.ts';
import { places as starterPlaces } from './places.ts';
import { seasons as starterSeasons } from './seasons.ts';
import { type ContentSection, type Pictures, toSections } from './sections.ts';
import { catalogueFrom } from './whole-catalogue.ts';

/** A document of the editor: its body is the source form of this folder. */
export interface SourceDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly body: unknown;
  /** What residents see now, of one that changes. */
  readonly published?: unknown;
  readonly isChanged: boolean;
}

/** A finding, and the document that it is in. */
export interface DocumentFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly where: string;
  readonly detail: string;
  /** In Vietnamese, where the check says it in both. */
  readonly detailVi?: string;
  readonly document: { readonly kind: DocumentKind; readonly id: string } | null;
  readonly isChanged: boolean;
}

interface Built {
  readonly content:
    | {
        readonly sections: readonly ContentSection[];
        readonly factsDate: string;
        readonly minApp: number;
      }
    | undefined;
  readonly findings: readonly DocumentFinding[];
}

const schemas: Readonly<Partial<Record<DocumentKind, z.ZodMiniType>>> = {
  procedure: publicServiceSchema,
  place: placeSchema,
  notice: noticeSchema,
  emergency: emergencyDraftSchema,
  word: wordSchema,
  season: seasonSchema,
  leaflet: leafletSchema,
  building: buildingPageSchema,
  board: cityBoardSchema,
};

/** Where a check of the whole catalogue says something is, by document. */
const folders = {
  services: 'procedure',
  places: 'place',
  notices: 'notice',
  emergencies: 'emergency',
  seasons: 'season',
  leaflets: 'leaflet',
  buildings: 'building',
  boards: 'board',
} as const;

/** In the order in which the starter has them, so that a screen keeps its order; new ones after. */
function inOrder<T>(found: readonly T[], order: readonly string[], keyOf: (one: T) => string): T[] {
  const at = new Map(order.map((key, place) => [key, place]));
  const placeOf = (one: T) => at.get(keyOf(one)) ?? order.length;
  return found.toSorted((a, b) => placeOf(a) - placeOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * Content out of documents, held against every check of a release: each document that changes by
 * itself, the whole catalogue, and every guided flow. Without content when a document has not even
 * its form.
 *
 * @param day ISO day in Hanoi
 * @param pictures bytes of those that notices name, as far as they are kept
 */
export async function contentFromDocuments(
  documents: readonly SourceDocument[],
  day: string,
  pictures: Pictures = new Map(),
): Promise<Built> {
  const changed = new Set(
    documents.flatMap(({ kind, id, isChanged }) => (isChanged ? [`${kind}/${id}`] : [])),
  );
  const findings: DocumentFinding[] = [];
  const add = (found: Finding, document: DocumentFinding['document']) =>
    findings.push({
      ...found,
      document,
      isChanged: document !== null && changed.has(`${document.kind}/${document.id}`),
    });
  const flows: Flow[] = [];
  for (const { kind, id, body, published, isChanged } of documents) {
    if (isChanged) {
      for (const one of checkDocument(kind, body, { today: day, published })) {
        add(one, { kind, id });
      }
    } else if (schemas[kind]?.safeParse(body).success === false) {
      add(
        { severity: 'error', code: 'schema', where: '', detail: 'not in its form' },
        { kind, id },
      );
    }
    if (kind !== 'flow') continue;
    const read = readGuide(body);
    if (read.ok) flows.push(read.value);
    else
      for (const { code, where, detail } of read.error) {
        findings.push({
          ...{ severity: 'error', code, where, detail },
          document: { kind, id },
          isChanged,
        });
      }
  }
  if (findings.some(({ severity }) => severity === 'error'))
    return { content: undefined, findings };
  for (const { document, ...one } of await checkPictures(documents, pictures)) add(one, document);
  // Without the bytes there is nothing to publish.
  if (findings.some(({ code }) => code === 'pictureMissing'))
    return { content: undefined, findings };

  const bodies = <T>(wanted: DocumentKind) =>
    documents.flatMap(({ kind, body }) => (kind === wanted ? [body as T] : []));
  /** Without what only editors read: an older application takes no member that it does not know. */
  const shown = <T extends { readonly upkeep?: unknown }>(wanted: DocumentKind) =>
    bodies<T>(wanted).map(({ upkeep: _, ...rest }) => rest as T);
  const words = bodies<WordDocument>('word').map(({ key, vi, en, enOne }) => ({
    ...{ key, vi, en },
    ...(enOne !== undefined && { enOne }),
  }));
  const emergencies = bodies<NonNullable<Catalogue['emergencies']>[number]>('emergency');
  const catalogue: Catalogue = catalogueFrom(bodies<PublicService>('procedure'), {
    places: inOrder(
      bodies<Place>('place'),
      starterPlaces.map(({ key }) => key),
      ({ key }) => key,
    ),
    notices: inOrder(
      bodies<Notice>('notice'),
      starterNotices.map(({ id }) => id),
      ({ id }) => id,
    ),
    // Those that no editor touched stand as they came: none of them may fall away unseen.
    emergencies: inOrder(
      [
        ...starterEmergencies.filter(({ id }) => !emergencies.some((own) => own.id === id)),
        ...emergencies,
      ],
      starterEmergencies.map(({ id }) => id),
      ({ id }) => id,
    ),
    ...keyed({
      seasons: shown<Season>('season'),
      leaflets: shown<Leaflet>('leaflet'),
      buildings: shown<BuildingPage>('building'),
    }),
    ...boardsOf(bodies<CityBoard>('board')),
    ...(words.length > 0 && { words }),
  });
  for (const one of checkContent(catalogue, day)) {
    const document = documentOf(one.where, catalogue);
    // What changes was looked at by itself already, with places as its form has them.
    const isTold =
      document !== null &&
      findings.some(
        ({ code, document: own }) =>
          code === one.code && own?.kind === document.kind && own.id === document.id,
      );
    if (!isTold) add({ ...one, where: withinDocument(one.where, document, documents) }, document);
  }
  const ports = guidePorts(catalogue.services);
  for (const flow of flows) {
    for (const { severity, code, where, detail, detailVi } of checkGuide(flow, {
      today: day,
      ports,
    }).findings) {
      findings.push({
        ...{ severity, code, where, detail, detailVi },
        document: { kind: 'flow', id: flow.id },
        isChanged: changed.has(`flow/${flow.id}`),
      });
    }
  }
  return {
    content: {
      sections: await toSections(catalogue, starterLexicon, flows, pictures),
      factsDate: catalogue.snapshotDate,
      minApp: minAppOf(catalogue),
    },
    findings,
  };
}

/** Whether every picture that a notice names is here as it says, and not more of them than a kiosk keeps. */
async function checkPictures(
  documents: readonly SourceDocument[],
  pictures: Pictures,
): Promise<readonly (Finding & { readonly document: DocumentFinding['document'] })[]> {
  const found: (Finding & { readonly document: DocumentFinding['document'] })[] = [];
  const named = new Set<string>();
  for (const { kind, id, body } of documents) {
    const { picture } = kind === 'notice' ? (body as Notice) : {};
    if (picture === undefined) continue;
    named.add(picture.sha256);
    const bytes = pictures.get(picture.sha256);
    const head = bytes && readPictureHead(bytes);
    const isThere =
      bytes !== undefined &&
      (await isSectionIntact(picture, bytes)) &&
      head?.type === 'webp' &&
      head.width === picture.width &&
      head.height === picture.height;
    if (isThere) continue;
    const where = 'picture.sha256';
    const missing = {
      severity: 'error',
      code: 'pictureMissing',
      where,
      detail: picture.sha256,
    } as const;
    found.push({ ...missing, document: { kind, id } });
  }
  if (named.size > picturesMax) {
    const detail = String(named.size);
    found.push({
      severity: 'error',
      code: 'tooManyPictures',
      where: 'notices',
      detail,
      document: null,
    });
  }
  return found;
}

interface Keyed {
  readonly seasons: readonly Season[];
  readonly leaflets: readonly Leaflet[];
  readonly buildings: readonly BuildingPage[];
}

/**
 * Seasons, leaflets and buildings as editors have them. A hub that was seeded before there were any
 * has no document of these, and publishes what came with the product.
 */
function keyed(own: Keyed): Pick<Catalogue, 'seasons' | 'leaflets' | 'buildings'> {
  const isSeeded = own.seasons.length + own.leaflets.length + own.buildings.length > 0;
  if (!isSeeded) return {};
  const ordered = <T extends { readonly key: string }>(
    starter: readonly { readonly key: string }[],
    written: readonly T[],
  ): T[] =>
    inOrder(
      written,
      starter.map(({ key }) => key),
      ({ key }) => key,
    );
  return {
    seasons: ordered(starterSeasons, own.seasons),
    leaflets: ordered(starterLeaflets, own.leaflets),
    buildings: ordered(starterBuildings, own.buildings),
  };
}

/** Boards as editors have them; a hub that was seeded before they were written has those of the product. */
function boardsOf(own: readonly CityBoard[]): Pick<Catalogue, 'boards'> {
  if (own.length === 0) return {};
  const order = starterBoards.map(({ key }) => key);
  return { boards: inOrder(own, order, ({ key }) => key) };
}

/** Applications before this one take no content that has pictures. */
const appOfPictures = 7;
/** Applications before this one know no places but offices, no seasons, leaflets and buildings. */
const appOfCity = 5;
/** Applications before this one take no content that has boards of the city. */
const appOfBoards = 4;
/** Applications before this one show a notice everywhere and every day, and words of their own. */
const appOfAudiences = 3;
/** Every application that is still about reads the rest. */
const appOfTheRest = 2;

/** The oldest application that shows this content as it is meant: no newer one is asked for. */
function minAppOf(catalogue: Catalogue): number {
  const { notices, places, words = [], boards = [] } = catalogue;
  const { seasons = [], leaflets = [], buildings = [] } = catalogue;
  if (notices.some(({ picture }) => picture !== undefined)) return appOfPictures;
  if (!places.every(isOffice)) return appOfCity;
  if (seasons.length + leaflets.length + buildings.length > 0) return appOfCity;
  if (boards.length > 0) return appOfBoards;
  const isNew =
    words.length > 0 ||
    notices.some(({ audience, isImportant }) => audience !== undefined || isImportant === true);
  return isNew ? appOfAudiences : appOfTheRest;
}

/** `services.1.001193.summary.vi` is of the procedure 1.001193. */
function documentOf(where: string, catalogue: Catalogue) {
  const { services, notices } = catalogue;
  const [folder = '', ...rest] = where.split('.');
  const kind = folders[folder as keyof typeof folders];
  if (kind === undefined || rest.length === 0) return null;
  const ids =
    kind === 'procedure'
      ? services.map(({ code }) => code)
      : kind === 'notice' || kind === 'emergency'
        ? (kind === 'notice' ? notices : (catalogue.emergencies ?? [])).map(({ id }) => id)
        : (
            catalogue[
              folder as Exclude<keyof typeof folders, 'services' | 'notices' | 'emergencies'>
            ] ?? []
          ).map(({ key }) => key);
  const path = rest.join('.');
  const id = ids.find((one) => path === one || path.startsWith(`${one}.`));
  return id === undefined ? null : { kind, id };
}

/** `notices.tet.picture.alt.vi` of the notice `tet` is `picture.alt.vi`: as its form has it. */
function withinDocument(
  where: string,
  document: DocumentFinding['document'],
  documents: readonly SourceDocument[],
): string {
  if (document === null) return where;
  const { kind, id } = document;
  const own = documents.find((one) => one.kind === kind && one.id === id);
  const [folder = ''] = where.split('.');
  return fieldOf(where.slice(folder.length + id.length + 2), own?.body);
}
