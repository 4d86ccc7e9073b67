import { type PublicService, publicServiceSchema } from '../../domain/service/index.ts';
import { type Refusal, toService } from './map/to-service.ts';
import { type Repair, takeNotes } from './notes.ts';
import { readNormalised } from './read/normalised.ts';
import { isPortalRecord, readPortal } from './read/portal.ts';
import type { RawRecord } from './read/raw-record.ts';
import { isValues, type Values } from './read/values.ts';
import type { RecordSource } from './record.ts';
import { shapeOf } from './shape-of.ts';

/** Why a record is not in the catalogue. */
export type RefusalReason =
  | Refusal['reason']
  | 'tooLarge'
  | 'notJson'
  | 'notARecord'
  | 'noSnapshotDate';

export type Interpreted =
  | { readonly service: PublicService; readonly repairs: readonly Repair[] }
  | { readonly refused: RefusalReason; readonly detail: string; readonly code: string };

const codeIn = (values: Values): string => {
  const detail = isValues(values['detail']) ? values['detail'] : {};
  const code = values['code'] ?? detail['code'];
  return typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 60) : '';
};

/** A record that this product wrote: taken as it is, if it still fits the schema. */
function ownEntry(values: Values): Interpreted {
  const parsed = publicServiceSchema.safeParse(values);
  if (parsed.success) return { service: parsed.data, repairs: [] };
  const [issue] = parsed.error.issues;
  const detail = `${issue?.path.join('.')}: ${issue?.message}`;
  return { refused: 'schema', detail, code: codeIn(values) };
}

/**
 * Makes an entry of whatever a record is: one of the normalised catalogue, of the portal, of a
 * sheet or of this product.
 */
export function interpret(raw: RawRecord, source: Partial<RecordSource>): Interpreted {
  if ('refused' in raw) return { refused: raw.refused, detail: raw.detail, code: raw.code };
  const { value } = raw;
  if (!isValues(value)) {
    return { refused: 'notARecord', detail: shapeOf(value), code: '' };
  }
  if (value['entry'] === 'register' || value['entry'] === 'written') return ownEntry(value);
  const notes = takeNotes();
  const record = isPortalRecord(value) ? readPortal(value, notes) : readNormalised(value, notes);
  const snapshotDate = record.snapshotDate || source.snapshotDate;
  if (snapshotDate === undefined || source.name === undefined) {
    return {
      refused: 'noSnapshotDate',
      detail: 'nobody says of which day this is: give --snapshot',
      code: codeIn(value),
    };
  }
  const taken = toService(record, { name: source.name, snapshotDate });
  if (!taken.ok) {
    return { refused: taken.error.reason, detail: taken.error.detail, code: codeIn(value) };
  }
  const repairs = [...(raw.repairs ?? []), ...notes.repairs, ...taken.value.repairs];
  return { service: taken.value.service, repairs };
}
