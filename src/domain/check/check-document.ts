import type * as z from 'zod/mini';
import type { LocalText } from '../basics/index.ts';
import {
  type BuildingPage,
  buildingPageSchema,
  cityBoardSchema,
  emergencyDraftSchema,
  leafletSchema,
  type Notice,
  noticeSchema,
  type PublicService,
  placeSchema,
  publicServiceSchema,
  seasonSchema,
} from '../service/index.ts';
import { checkPromises, checkSource, checkUpkeep } from './age.ts';
import type { DocumentKind } from './document-kind.ts';
import { fieldOf } from './field-of.ts';
import { error, type Finding, warning } from './finding.ts';
import { checkNotice } from './notice.ts';
import { checkPicture } from './picture.ts';
import { checkText } from './plain-words.ts';
import { checkService } from './service.ts';
import { synonymSchema } from './synonym.ts';
import { type PlacedText, textsOf } from './texts.ts';
import { checkWord, type WordDocument, wordSchema } from './word.ts';

/** What is known around a document when it is looked at alone. */
export interface CheckContext {
  /** ISO day in Hanoi. */
  readonly today: string;
  /** Short names that other procedures have, or buildings that have a page, lower case, with their keys. */
  readonly takenNames?: ReadonlyMap<string, string>;
  /** What residents see now: an English text whose Vietnamese changed since counts as missing (P8). */
  readonly published?: unknown;
}

/** Most findings of one document: more are not read by anybody. */
const findingsMax = 200;

const schemas: Readonly<Partial<Record<DocumentKind, z.ZodMiniType>>> = {
  procedure: publicServiceSchema,
  place: placeSchema,
  notice: noticeSchema,
  emergency: emergencyDraftSchema,
  word: wordSchema,
  synonym: synonymSchema,
  season: seasonSchema,
  leaflet: leafletSchema,
  building: buildingPageSchema,
  board: cityBoardSchema,
};

/**
 * What is wrong with one document: the checks of `checkContent` that need nothing beside it, with
 * places as a form has them (`costs.0.from`). Those over the whole catalogue run before a release.
 */
export function checkDocument(
  kind: DocumentKind,
  body: unknown,
  { today, takenNames, published }: CheckContext,
): readonly Finding[] {
  const parsed = schemas[kind]?.safeParse(body);
  if (parsed?.success === false) {
    return parsed.error.issues
      .slice(0, findingsMax)
      .map(({ path, message }) => error('schema', path.join('.'), message));
  }
  if (kind === 'word') return checkWord(body as WordDocument).slice(0, findingsMax);
  const texts = textsOf(body, '').map(({ where, text }) => ({ where: where.slice(1), text }));
  const isRegister = kind === 'procedure' && (body as PublicService).entry === 'register';
  const findings: Finding[] = [
    ...(isRegister
      ? []
      : texts.flatMap((one) => checkText(one.text, one.where, one.where === 'name'))),
    ...texts.flatMap((one) => checkPromises(one, today)),
    ...staleTranslations(texts, published, (body as Partial<PublicService>).upkeep?.stillRight),
  ];
  if (kind === 'notice') {
    findings.push(...checkNotice(body as Notice, today), ...checkPicture(body as Notice));
  }
  if (kind === 'building') {
    const { building, key } = body as BuildingPage;
    const twin = takenNames?.get(building.toLocaleLowerCase('vi'));
    if (twin !== undefined && twin !== key) {
      findings.push(error('duplicate', 'building', `the same as ${twin}`));
    }
  }
  if (kind === 'procedure') {
    const service = body as PublicService;
    findings.push(
      ...(isRegister ? [] : checkService(service)),
      ...checkSource(service, today),
      ...checkUpkeep(service, today),
    );
    const twin = takenNames?.get(service.shortName.vi.toLocaleLowerCase('vi'));
    if (!isRegister && twin !== undefined && twin !== service.code) {
      findings.push(error('duplicate', 'shortName.vi', `the same as ${twin}`));
    }
    if (!isRegister && service.source.checkedOn === undefined) {
      findings.push(warning('neverChecked', 'source.checkedOn', 'compared by no person'));
    }
  }
  return findings
    .slice(0, findingsMax)
    .map((finding) => ({ ...finding, where: fieldOf(finding.where, body) }));
}

/** English that stayed as it was while its Vietnamese changed: it may say something else now. */
function staleTranslations(
  texts: readonly PlacedText[],
  published: unknown,
  stillRight: Readonly<Record<string, string>> = {},
): Finding[] {
  if (published === undefined || published === null) return [];
  const before = new Map<string, LocalText>(
    textsOf(published, '').map(({ where, text }) => [where.slice(1), text]),
  );
  return texts.flatMap(({ where, text }) => {
    const old = before.get(where);
    if (old === undefined || old.vi === text.vi || old.en !== text.en || text.en === '') return [];
    if (stillRight[where] === text.vi) return [];
    return [error('staleTranslation', `${where}.en`, old.vi)];
  });
}
