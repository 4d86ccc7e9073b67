import type { DeskLine, DeskNames } from '../../domain/api/console/index.ts';
import { language, sayDate, type Words } from '../words/index.ts';
import { sayScreen } from './say-screen.ts';

const fieldWords = {
  category: 'requests.fCategory',
  place: 'requests.fPlace',
  text: 'requests.fText',
  urgent: 'requests.fUrgent',
  language: 'requests.fLanguage',
  serviceCode: 'requests.fService',
  field: 'requests.fField',
  branch: 'requests.branch',
  day: 'requests.day',
  slot: 'requests.slot',
  phone: 'requests.fPhone',
  personalNumber: 'requests.fPersonalNumber',
  name: 'requests.fName',
  priority: 'requests.fPriority',
  dossierCode: 'requests.fDossier',
  screen: 'requests.fScreen',
} as const;

const categoryWords = {
  environment: 'requests.cEnvironment',
  traffic: 'requests.cTraffic',
  security: 'requests.cSecurity',
  health: 'requests.cHealth',
  construction: 'requests.cConstruction',
  other: 'requests.cOther',
} as const;

const kindWords = {
  feedback: 'requests.feedback',
  dossierQuestion: 'requests.dossierQuestion',
  appointment: 'requests.appointment',
  callForHelp: 'requests.callForHelp',
  cancellation: 'requests.cancellation',
  commandResult: 'requests.commandResult',
  usageCounts: 'requests.usageCounts',
} as const;

const has = <Table extends object>(table: Table, name: string): name is keyof Table & string =>
  Object.hasOwn(table, name);

/** What a field of a request is called; a field that this console does not know keeps its name. */
export const sayField = (t: Words, name: string): string =>
  has(fieldWords, name) ? t(fieldWords[name]) : name;

export const sayKind = (t: Words, kind: string): string =>
  has(kindWords, kind) ? t(kindWords[kind]) : kind;

const sayCategory = (t: Words, category: string): string =>
  has(categoryWords, category) ? t(categoryWords[category]) : category;

/** A day of the calendar, ISO, as an office writes it. */
export const sayCalendarDay = (day: string): string => sayDate(`${day}T12:00:00+07:00`);

/** What the content calls a service, a place, a subject; its key where nothing is published. */
export const sayKey = (names: DeskNames, key: string): string =>
  names[key]?.[language.value] ?? key;

/** The value of a field, in words where the kiosk sent a key. */
export function sayValue(t: Words, names: DeskNames, name: string, value: unknown): string {
  const text = String(value);
  if (name === 'category') return sayCategory(t, text);
  if (name === 'urgent') return t(value === true ? 'requests.yes' : 'requests.no');
  if (name === 'language') return t(text === 'en' ? 'requests.english' : 'requests.vietnamese');
  if (name === 'priority' && text === 'age75') return t('requests.fAge75');
  if (name === 'day' && /^\d{4}-\d\d-\d\d$/.test(text)) return sayCalendarDay(text);
  if (name === 'serviceCode' && names[text] !== undefined)
    return `${sayKey(names, text)} · ${text}`;
  if (name === 'screen') return sayScreen(t, text);
  if (name === 'branch' || name === 'field') return sayKey(names, text);
  return text;
}

/** What it is about, from facts that name nobody. */
export const sayWhat = (
  t: Words,
  names: DeskNames,
  { category, urgent, day, slot, branch, service }: DeskLine,
): string =>
  [
    urgent === true ? t('requests.urgent') : '',
    category === null ? '' : sayCategory(t, category),
    day === null ? '' : `${sayCalendarDay(day)} ${slot ?? ''}`,
    service === null ? '' : sayKey(names, service),
    branch === null ? '' : sayKey(names, branch),
  ]
    .filter((part) => part !== '')
    .join(' · ');
