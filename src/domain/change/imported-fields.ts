import { changedFields, type FieldChange, valueAt } from './fields.ts';

/** What no source of procedures says: our own filing, and who answers for the entry. */
const ours = [
  'entry',
  'search',
  'upkeep',
  'pictogram',
  'lifeEvents',
  'shortName',
  'summary',
  'source.checkedOn',
  // Changes with every copy and says nothing about the service.
  'source.snapshotDate',
];

const isBelow = (names: readonly string[], path: string): boolean =>
  names.some((name) => path === name || path.startsWith(`${name}.`));

/** English that a source does not have takes nothing away from ours. */
const isMissingEnglish = ({ path, after }: FieldChange): boolean =>
  path.endsWith('.en') && (after === '' || after === undefined);

/** A fee, a time, a law are one fact each: half of a new one beside half of the old one is neither. */
const fact =
  /^(?:costs\.\d+|processingTime|evidence\.\d+\.items\.\d+|legalResources\.\d+|competentAuthority\.\d+)(?=\.)/;

/**
 * Fields that an imported record has otherwise than the document: what a person is asked about.
 *
 * @param unsaid fields that the source has no word about: ours stays, and nobody is asked
 */
export function importedFields(
  current: unknown,
  incoming: unknown,
  unsaid: readonly string[] = [],
): readonly FieldChange[] {
  const fields = new Map<string, FieldChange>();
  for (const change of changedFields(current, incoming)) {
    if (isBelow(ours, change.path) || isBelow(unsaid, change.path)) continue;
    if (isMissingEnglish(change)) continue;
    const path = fact.exec(change.path)?.[0] ?? change.path;
    const before = path === change.path ? change.before : valueAt(current, path);
    const after = path === change.path ? change.after : valueAt(incoming, path);
    fields.set(path, { path, before, after });
  }
  return [...fields.values()];
}
