import { ownValue } from '../../../domain/basics/index.ts';
import type { Notes } from '../notes.ts';
import type { CatalogueRecord, RecordReference } from '../record.ts';
import { timeFrom } from './normalised.ts';
import { isValues, reader, type Values } from './values.ts';

const levelFlags = [
  ['isWard', 'xa', 'Cấp xã'],
  ['isProvince', 'tinh', 'Cấp tỉnh'],
  ['isMinistry', 'bo', 'Cấp bộ'],
  ['isOtherAgency', 'khac', 'Cơ quan khác'],
  ['isVertical', '', 'Cơ quan ngành dọc'],
] as const;

/** The portal's own keys of the two currencies in its fees; none of 5,665 procedures has another. */
const currencies: Readonly<Record<string, string>> = {
  '019b3fb2-b5b8-70ac-85e2-9409ec1eaffa': 'VND',
  '019b3fb2-dee2-76ab-aa53-22d4d903a2bb': 'USD',
};

/** Days between 1970 and 2100, in milliseconds: the portal writes its dates so. */
const epochMsMax = 4_102_444_800_000;

/** Whether a value is a procedure as the national portal's own interface gives it. */
export function isPortalRecord(values: Values): boolean {
  const detail = values['detail'];
  if (isValues(detail)) return isPortalRecord(detail);
  return 'executionMethods' in values || 'executionCases' in values || 'executionSteps' in values;
}

function dayOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 10);
  if (typeof value !== 'number' || value <= 0 || value > epochMsMax) return '';
  return new Date(value).toISOString().slice(0, 10);
}

const namesOf = (read: ReturnType<typeof reader>, ...keys: readonly string[]): string[] =>
  keys.flatMap((key) => read.texts(key));

function relatedFrom(read: ReturnType<typeof reader>): RecordReference[] {
  return read
    .list('procedureRelatedGroup')
    .flatMap((group) => [group, ...(Array.isArray(group['procedures']) ? group['procedures'] : [])])
    .flatMap((item) =>
      isValues(item) && typeof item['code'] === 'string'
        ? [{ code: item['code'], how: 'related' as const }]
        : [],
    );
}

/** Steps are objects with a name and what is done, or bare sentences. */
function stepsFrom(read: ReturnType<typeof reader>, notes: Notes): string[] {
  const told = read.raw('executionSteps');
  const steps = Array.isArray(told) ? told : [];
  if (steps.some(isValues)) {
    return read.list('executionSteps').map((one, at) => {
      const step = reader(one, `executionSteps.${at}.`, notes);
      const done = step.text('description') || step.text('content');
      return [step.text('name'), done].filter(Boolean).join(': ');
    });
  }
  return read.texts('executionSteps');
}

/**
 * A procedure in the national portal's own JSON, alone or inside `{id, code, name, detail}`. Its
 * top-level `fees` and `profileComponents` are always empty and `required` is always false; papers
 * are inside `executionCases`, fees inside `executionMethods`.
 */
export function readPortal(values: Values, notes: Notes): CatalogueRecord {
  const detail = isValues(values['detail']) ? values['detail'] : {};
  const whole: Values = { ...values, ...detail };
  const read = reader(whole, '', notes);
  const proposal = reader(
    isValues(whole['procedureProposal']) ? whole['procedureProposal'] : {},
    'procedureProposal.',
    notes,
  );
  const [category = {}] = read.list('categoriesDetails');
  const field = reader(category, 'categoriesDetails.', notes);
  const levels = levelFlags.filter(([flag]) => read.flag(flag) === true);
  const offlineOnly = read.flag('isOfflineOnly');
  return {
    code: whole['code'] ?? whole['codeNotation'],
    id: read.text('id'),
    name: read.text('name'),
    shortName: '',
    field: field.text('name'),
    issuer: read.text('departmentPromulgateName'),
    issuerCode: read.text('departmentPromulgateCode'),
    kind: read.flag('isInternal') === true ? 'STANDARD_INTERNAL' : read.text('type'),
    levels: levels.flatMap(([, level]) => (level === '' ? [] : [level])),
    levelText: levels.map(([, , words]) => words).join(', '),
    fullOnline: read.flag('isFullProcess'),
    // Only a refusal says something: most services that are not "offline only" have no online way.
    online: offlineOnly === true ? false : undefined,
    executing:
      read.text('executingAgencies') ||
      namesOf(read, 'departmentsExecuting', 'unitGroupsExecuting').join('; '),
    authority: namesOf(read, 'unitGroupsAuthority', 'departmentsAuthority').join('; '),
    executingUnits: namesOf(read, 'departmentsExecuting', 'unitGroupsExecuting'),
    subjects: read.texts('subjectTypesDetails'),
    channels: read.list('executionMethods').map((method, at) => {
      const line = reader(method, `executionMethods.${at}.`, notes);
      const time = { qty: method['processingTime'], unit: method['processingTimeUnit'] };
      return {
        method: line.text('submissionMethod'),
        time: timeFrom(time, `executionMethods.${at}.`, notes),
        note: line.text('description'),
        fees: line.list('fees').map((fee, nth) => {
          const one = reader(fee, `executionMethods.${at}.fees.${nth}.`, notes);
          return {
            value: one.number('value'),
            currency: ownValue(currencies, one.text('currencyId')) ?? one.text('currencyId'),
            note: one.text('description'),
            kind: '',
          };
        }),
      };
    }),
    caseTimes: read.list('cases').map((one, at) => {
      const told = one['processingDay'];
      // A bare number says how many, and not of what.
      const day = isValues(told) ? told : { qty: told };
      return timeFrom({ qty: day['qty'], unit: day['type'] }, `cases.${at}.`, notes);
    }),
    documents: read.list('executionCases').map((one, at) => {
      const group = reader(one, `executionCases.${at}.`, notes);
      return {
        case: group.text('name'),
        items: group.list('profileComponents').map((item, nth) => {
          const paper = reader(item, `executionCases.${at}.profileComponents.${nth}.`, notes);
          return {
            name: paper.text('name'),
            original: paper.number('originalQty') ?? 0,
            copy: paper.number('copyQty') ?? 0,
          };
        }),
      };
    }),
    steps: stepsFrom(read, notes),
    conditions: read.text('requirementsAndConditions'),
    results: read.texts('resultsDetails'),
    legal: read.list('legalBasisesDetails').map((law, at) => {
      const one = reader(law, `legalBasisesDetails.${at}.`, notes);
      return { code: one.text('code'), name: one.text('name') };
    }),
    lifeEvents: read.texts('serviceGroupsDetails'),
    keywords: read.text('keywords'),
    references: relatedFrom(read),
    decisionNo:
      read.text('decisionNo') || proposal.text('proposalNumber') || proposal.text('decisionNumber'),
    updatedAt: dayOf(whole['updatedAt']),
    url: '',
    snapshotDate: '',
  };
}
