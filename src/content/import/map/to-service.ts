import { err, type LocalText, ok, ownValue, type Result } from '../../../domain/basics/index.ts';
import {
  daySchema,
  type PublicService,
  publicServiceSchema,
  type RelatedService,
} from '../../../domain/service/index.ts';
import { type Notes, type Repair, takeNotes } from '../notes.ts';
import type { CatalogueRecord, RecordSource } from '../record.ts';
import { shapeOf } from '../shape-of.ts';
import { channelsOf, onlineLevelOf } from './channels.ts';
import { cleanLine, cleanParagraphs } from './clean-text.ts';
import { costsOf } from './costs.ts';
import { looksForeign } from './encoding.ts';
import { legalOf } from './legal.ts';
import { readableName, shortNameOf } from './names.ts';
import { papersOf } from './papers.ts';
import { type CodeError, readCode } from './read-code.ts';
import { mendSentences } from './sentences.ts';
import { timeOf } from './times.ts';
import { authoritiesOf, spatialOf, whereOf } from './where.ts';
import { applicants, lifeEvents, pictogramOf } from './words.ts';

export type Refusal = {
  readonly reason: CodeError | 'noName' | 'nameTooLong' | 'encoding' | 'schema';
  readonly detail: string;
};

/** A record as the catalogue takes it, with what was done to it. */
export type Taken = {
  readonly service: Extract<PublicService, { entry: 'register' }>;
  readonly repairs: readonly Repair[];
};

/** Limits of the schema (`entry-limits.ts`). */
const linesMax = 400;
const outputsMax = 40;
const applicantsMax = 30;
const keywordsMax = 60;
const relatedMax = 60;
const nameCharsMax = 1500;
const decisionCharsMax = 60;

/** Identity-card codes probably changed after this copy (README of the data). */
const lastSnapshotOfOldIdCodes = '2026-07-18';

const portal = 'https://dichvucong.gov.vn';
const portalPage = /^https:\/\/dichvucong\.gov\.vn\/[\w\-./?=&%]{0,200}$/u;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const vietnamese = (vi: string): LocalText => ({ vi, en: '' });

function capped<T>(items: readonly T[], max: number, field: string, notes: Notes): T[] {
  if (items.length > max) notes.repair('tooMany', field, `${items.length}`);
  return items.slice(0, max);
}

function paragraphs(texts: readonly string[], field: string, max: number, notes: Notes) {
  const lines = texts.flatMap((text, at) => cleanParagraphs(text, `${field}.${at}`, notes));
  return capped(mendSentences(lines, field, notes), max, field, notes).map(vietnamese);
}

/** The page of the portal: as given, by id, or the portal itself. */
function portalUrlOf(record: CatalogueRecord, notes: Notes): string {
  const given = record.url.trim();
  if (portalPage.test(given)) return given;
  const id = record.id.trim().toLowerCase();
  if (given !== '') notes.repair('portalLink', 'url', given);
  if (uuid.test(id)) return `${portal}/thu-tuc-hanh-chinh/${id}`;
  if (given === '') notes.repair('portalLink', 'url', 'no page of its own');
  return `${portal}/`;
}

function relatedOf(record: CatalogueRecord, own: string, notes: Notes): RelatedService[] {
  const found = new Map<string, RelatedService>();
  for (const { code: given, how } of record.references) {
    const read = readCode(given, takeNotes());
    if (!read.ok) notes.repair('referenceUnknown', 'references', shapeOf(given));
    else if (read.value.code === own) notes.repair('referenceCycle', 'references', own);
    else found.set(`${how} ${read.value.code}`, { code: read.value.code, how });
  }
  return capped([...found.values()], relatedMax, 'references', notes);
}

function keywordsOf(record: CatalogueRecord, notes: Notes): string[] {
  const words = [...record.keywords.split(/[;,|\n]/u), ...record.lifeEvents];
  const clean = words.map((word) => cleanLine(word, 'keywords', notes).slice(0, 200));
  return capped([...new Set(clean.filter(Boolean))], keywordsMax, 'keywords', notes);
}

function sourceOf(record: CatalogueRecord, source: RecordSource, notes: Notes) {
  const updated = record.updatedAt.slice(0, 10);
  const known = daySchema.safeParse(updated).success;
  if (updated !== '' && !known) notes.repair('date', 'updatedAt', record.updatedAt);
  const decision = cleanLine(record.decisionNo, 'decisionNo', notes).slice(0, decisionCharsMax);
  return {
    name: source.name,
    snapshotDate: record.snapshotDate || source.snapshotDate,
    ...(known && { updatedOn: updated }),
    ...(decision !== '' && { decision }),
  };
}

/**
 * Makes an entry of the catalogue out of a record of any source. Expected faults are repaired and
 * noted; a record without a usable code or name, or in a foreign encoding, is refused.
 */
export function toService(record: CatalogueRecord, source: RecordSource): Result<Taken, Refusal> {
  const notes = takeNotes();
  const read = readCode(record.code, notes);
  if (!read.ok) return err({ reason: read.error, detail: shapeOf(record.code) });
  const { code, malformed } = read.value;
  const officialName = cleanLine(record.name, 'name', notes);
  if (officialName === '') return err({ reason: 'noName', detail: code });
  const foreign = looksForeign(`${record.name} ${record.field} ${record.steps[0] ?? ''}`);
  if (foreign !== undefined) return err({ reason: 'encoding', detail: foreign });
  if (officialName.length > nameCharsMax) {
    return err({ reason: 'nameTooLong', detail: `${officialName.length} characters` });
  }
  const field = cleanLine(record.field, 'field', notes) || 'Chưa rõ';
  const from = sourceOf(record, source, notes);
  const old = /căn cước/iu.test(field) && from.snapshotDate <= lastSnapshotOfOldIdCodes;
  const name = readableName(officialName, notes);
  const shortName = cleanLine(record.shortName, 'shortName', notes) || name;
  const channels = channelsOf(record);
  const events = record.lifeEvents.flatMap((event) => ownValue(lifeEvents, event.trim()) ?? []);
  const steps = paragraphs(record.steps, 'steps', linesMax, notes);
  const conditions = paragraphs([record.conditions], 'conditions', linesMax, notes);
  const outputs = paragraphs(record.results, 'results', outputsMax, notes);
  const subjects = record.subjects.map((text) => cleanLine(text, 'subjects', notes));
  const service = {
    entry: 'register',
    code,
    codeState: malformed ? 'malformed' : old ? 'possiblyOld' : 'current',
    spatial: spatialOf(record),
    audience: record.kind === 'STANDARD_INTERNAL' ? 'offices' : 'residents',
    officialName,
    name: vietnamese(name),
    shortName: vietnamese(shortNameOf(shortName)),
    summary: { vi: '', en: '' },
    field: vietnamese(field),
    pictogram: pictogramOf(field),
    lifeEvents: [...new Set(events)],
    competentAuthority: authoritiesOf(record, notes),
    where: whereOf(record, notes),
    channels,
    processingTime: timeOf(record, notes),
    costs: costsOf(record, notes),
    onlineLevel: onlineLevelOf(record, channels, notes),
    portalUrl: portalUrlOf(record, notes),
    whoMayApply: capped(
      [...new Set(subjects.filter(Boolean))].map((vi) => ({
        vi,
        en: ownValue(applicants, vi) ?? '',
      })),
      applicantsMax,
      'subjects',
      notes,
    ),
    evidence: papersOf(record, notes),
    steps,
    conditions,
    outputs,
    legalResources: legalOf(record, notes),
    related: relatedOf(record, code, notes),
    search: { keywords: keywordsOf(record, notes), aliases: [], popularity: 0 },
    source: from,
    doubts: [...notes.doubts],
  };
  const parsed = publicServiceSchema.safeParse(service);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err({ reason: 'schema', detail: `${issue?.path.join('.')}: ${issue?.message}` });
  }
  if (parsed.data.entry !== 'register') throw new Error('broken invariant: entry of a register');
  return ok({ service: parsed.data, repairs: notes.repairs });
}
