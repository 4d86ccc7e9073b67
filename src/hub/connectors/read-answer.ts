import type { DossierAnswer, LookUpQuery, ProductAnswer } from '../../domain/api/index.ts';
import { err, ok, ownValue, type Result } from '../../domain/basics/index.ts';
import { isIsoDay } from '../../domain/calendar/index.ts';
import { atPointer } from '../sources/index.ts';
import type { ConnectorConfig, DayField } from './connector-config.ts';

/** What a source said, in our words: an answer without who said it and when. */
export type Said =
  | Pick<DossierAnswer, 'kind' | 'state' | 'dueDay'>
  | Pick<ProductAnswer, 'kind' | 'state' | 'issuer' | 'lot' | 'expiresOn'>;

/** The member of the answer that could not be read: for the log, never what stood there. */
export type Unreadable = { readonly at: string };

/** Whatever the source calls it, the register does not have it. */
export function notFound(kind: LookUpQuery['kind']): Said {
  return kind === 'dossier'
    ? { kind, state: 'notFound', dueDay: null }
    : { kind, state: 'notFound', issuer: null, lot: 'notSaid', expiresOn: null };
}

/**
 * Maps the JSON of a source by its configuration. Only enumerated words and real days come through:
 * a word that the mapping does not have, or an answer about another code, is unreadable.
 */
export function readAnswer(
  json: unknown,
  query: LookUpQuery,
  config: ConnectorConfig,
): Result<Said, Unreadable> {
  const asked = query.kind === 'dossier' ? query.code : query.gtin;
  const { echo } = config.answer;
  if (echo !== undefined && textAt(json, echo) !== asked) return err({ at: echo });
  if (config.kind === 'dossier') {
    const { state, dueDay } = config.answer;
    const word = wordAt(json, state);
    if (word === undefined) return err({ at: state.at });
    const day = dayAt(json, dueDay);
    if (!day.ok) return day;
    return ok({ kind: 'dossier', state: word, dueDay: day.value });
  }
  const { state, issuer, lot, expiresOn } = config.answer;
  const word = wordAt(json, state);
  if (word === undefined) return err({ at: state.at });
  const day = dayAt(json, expiresOn);
  if (!day.ok) return day;
  return ok({
    kind: 'product',
    state: word,
    // An issuer that the content does not know is nobody that a resident could be told of.
    issuer: (issuer && wordAt(json, issuer)) ?? null,
    lot: (lot && query.kind === 'product' && query.lot !== null && wordAt(json, lot)) || 'notSaid',
    expiresOn: day.value,
  });
}

function textAt(json: unknown, pointer: string): string | undefined {
  const value = atPointer(json, pointer);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function wordAt<T extends string>(
  json: unknown,
  { at, values }: { readonly at: string; readonly values: Readonly<Record<string, T>> },
): T | undefined {
  const text = textAt(json, at);
  return text === undefined ? undefined : ownValue(values, text);
}

/** Null where the source gives no day; a day that the calendar does not have is unreadable. */
function dayAt(json: unknown, field: DayField | undefined): Result<string | null, Unreadable> {
  if (field === undefined) return ok(null);
  const value = atPointer(json, field.at);
  if (value === undefined || value === null || value === '') return ok(null);
  const text = typeof value === 'string' ? value : '';
  const turned = /^(\d{2})[/-](\d{2})[/-](\d{4})$/.exec(text);
  const day =
    field.format === 'iso'
      ? /^(\d{4}-\d{2}-\d{2})(?:T.{1,40})?$/.exec(text)?.[1]
      : turned && `${turned[3]}-${turned[2]}-${turned[1]}`;
  return day && isIsoDay(day) ? ok(day) : err({ at: field.at });
}
