import { type AuditLine, type Role, roles } from '../../domain/api/console/index.ts';
import { commandNames } from '../../domain/fleet/index.ts';
import { type PlainKey, sayDateTime, sayNumber, type Words } from '../words/index.ts';
import { kindNames, roleNames, titles, values } from './fact-words.ts';

/** One detail of a line: what it is called, and what it says. */
export interface SaidFact {
  readonly title: string;
  readonly text: string;
}

/** A hash says nothing to a reader: its beginning is enough to tell two apart. */
const hashLengthShown = 12;

/**
 * The details of a line in words, in the order in which they are read. A fact that an earlier program
 * wrote and this one does not know keeps its name; no shape of a program is ever shown.
 */
export function sayFacts(t: Words, { what, facts }: AuditLine): readonly SaidFact[] {
  const said: SaidFact[] = [];
  if (Array.isArray(facts['roles'])) {
    said.push({ title: t('audit.fRights'), text: sayRightsOf(t, facts) });
  }
  for (const [name, value] of Object.entries(facts)) {
    if (isOfRights(name) && Array.isArray(facts['roles'])) continue;
    const text = sayOne(t, what, name, value);
    if (text !== '') said.push({ title: titleOf(t, what, name), text });
  }
  return said;
}

/** `Tòa A3` of `00004/Tòa A3`; a ward's code as it is. */
const nameOfKey = (key: string) => key.slice(key.indexOf('/') + 1);

const isOfRights = (name: string) => ['roles', 'isAdministrator', 'buildings'].includes(name);

function titleOf(t: Words, what: string, name: string): string {
  if (name === 'name' && what === 'fleet.command') return t('audit.fCommand');
  if (name === 'name' && what.startsWith('people.passkey')) return t('audit.fKey');
  return has(titles, name) ? t(titles[name]) : name;
}

const has = <Table extends object>(table: Table, name: string): name is keyof Table & string =>
  Object.hasOwn(table, name);

const isRole = (name: unknown): name is Role => roles.some((one) => one === name);

function sayRightsOf(t: Words, facts: AuditLine['facts']): string {
  const { roles: given, isAdministrator, buildings } = facts;
  const places = Array.isArray(buildings) ? buildings.map((key) => nameOfKey(String(key))) : [];
  const names = [
    ...(isAdministrator === true ? [t('people.administrator')] : []),
    ...(given as readonly unknown[]).map((role) =>
      isRole(role) ? t(roleNames[role]) : String(role),
    ),
    ...places,
  ];
  return names.length === 0 ? t('people.rightsNone') : names.join(', ');
}

function sayOne(t: Words, what: string, name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') {
    if (name === 'name' && what === 'fleet.command') {
      const command = commandNames.find((one) => one === value);
      return command === undefined ? value : t(`fleet.${command}`);
    }
    const key = keyOfValue(what, name, value);
    if (key !== undefined) return t(key);
    if (/^[0-9a-f]{64}$/.test(value)) return `${value.slice(0, hashLengthShown)}…`;
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return sayDateTime(value);
    return value;
  }
  if (typeof value === 'number') return sayNumber(value);
  if (typeof value === 'boolean') return t(value ? 'requests.yes' : 'requests.no');
  if (name === 'target') return sayTarget(t, value);
  if (isSite(value)) return [value.plate, value.building, value.ward].filter(Boolean).join(', ');
  return sayList(t, what, value);
}

/** The key of a value that a program wrote; undefined for what a person wrote. */
function keyOfValue(what: string, name: string, value: string): PlainKey | undefined {
  const [subject = ''] = what.split('.');
  if (!has(values, subject)) return undefined;
  const tables: Readonly<Record<string, Readonly<Record<string, PlainKey>>>> = values[subject];
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  return table !== undefined && Object.hasOwn(table, value) ? table[value] : undefined;
}

interface SaidSite {
  readonly plate: string;
  readonly building?: string;
  readonly ward?: string;
}
function isSite(value: unknown): value is SaidSite {
  return typeof (value as { readonly plate?: unknown } | null)?.plate === 'string';
}

const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const idLengthShown = 8;

/** To what it was done, as people call it; an id of the database by its beginning. */
export function saySubject(t: Words, line: AuditLine): string {
  const { what, subject, facts } = line;
  const [of = ''] = what.split('.');
  if (subject === 'link' || subject === 'documents') return '';
  if (of === 'people' && !what.startsWith('people.passkey')) {
    if (typeof facts['name'] === 'string') return facts['name'];
    if (subject === line.person) return line.personName;
  }
  if (of === 'document') {
    const [kind = '', ...id] = subject.split('/');
    return has(kindNames, kind) ? `${t(kindNames[kind])} ${id.join('/')}` : subject;
  }
  if (of === 'publish' && typeof facts['contentVersion'] === 'number') {
    return t('audit.ofRelease', { version: facts['contentVersion'] });
  }
  if (isId.test(subject)) return `${subject.slice(0, idLengthShown)}…`;
  return /^[0-9a-f]{64}$/.test(subject) ? `${subject.slice(0, hashLengthShown)}…` : subject;
}

/** For whom an emergency message was. */
function sayTarget(t: Words, target: unknown): string {
  const { all, wards, buildings } = target as Readonly<Record<string, unknown>>;
  if (all === true) return t('emergency.everywhere');
  const places = [wards, buildings].flatMap((list) =>
    Array.isArray(list) ? list.map(String) : [],
  );
  return places.map(nameOfKey).join('; ');
}

/** Lists with commas; members of what a person answered with their names. */
function sayList(t: Words, what: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => sayOne(t, what, '', one)).join(', ');
  return Object.entries(value as object)
    .map(([name, one]) => [titleOf(t, what, name), sayOne(t, what, name, one)] as const)
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}: ${text}`)
    .join('; ');
}
