import type { Language } from '../../basics/index.ts';
import { clockText, hanoiMoment } from '../../calendar/index.ts';
import type { ReadinessLine } from '../readiness.ts';
import { en } from './en.ts';
import type { ReportWords } from './report-words.ts';
import { vi } from './vi.ts';

/** One line of a readiness report in words, for screen, paper and console. */
export interface ReportRow {
  readonly label: string;
  readonly value: string;
  readonly note: string | undefined;
}

const wordsOf: Readonly<Record<Language, ReportWords>> = { vi, en };

/** Facts whose nought is no news: nothing missing, nothing waiting. */
const toldOnlyAbove0: readonly string[] = ['missing', 'torn', 'faults', 'waiting', 'quarantined'];

/** A line in words: the part, how it is, why and what to do, what was measured, and when. */
export function sayReadinessLine(line: ReadinessLine, language: Language): ReportRow {
  const words = wordsOf[language];
  const { part, device, result, finding, testedAtMs, facts } = line;
  const told = Object.entries(words.facts[part] ?? {}).flatMap(([name, say]) => {
    const value = sayValue(name, facts[name], language);
    return value === undefined ? [] : [say(value)];
  });
  if (typeof facts['by'] === 'string') told.push(words.by(facts['by']));
  if (testedAtMs !== null) told.push(words.testedAt(sayMoment(testedAtMs)));
  const why = finding === null ? [] : [whyOf(line, finding, words)];
  const label = words.parts[part];
  return {
    label: device === undefined ? label : `${label} ${device}`,
    value: words.results[result],
    note: [...why, begin(told.join(' · '))].filter((text) => text !== '').join(' ') || undefined,
  };
}

/** The worded findings of a part, for the test that none is forgotten. */
export function hasFindingWords(part: ReadinessLine['part'], code: string): boolean {
  return Object.values(wordsOf).every(
    ({ findings, everywhere }) => (findings[part]?.[code] ?? everywhere[code]) !== undefined,
  );
}

function whyOf({ part }: ReadinessLine, code: string, words: ReportWords): string {
  return words.findings[part]?.[code] ?? words.everywhere[code] ?? words.otherFinding(code);
}

/** A fact as a person reads it; undefined where it says nothing. */
function sayValue(
  name: string,
  value: ReadinessLine['facts'][string] | undefined,
  language: Language,
): string | undefined {
  if (value === undefined || value === null || value === '' || typeof value === 'boolean') {
    return undefined;
  }
  if (toldOnlyAbove0.includes(name) && !(Number(value) > 0)) return undefined;
  if (name.endsWith('Bytes')) return saySize(Number(value), language);
  if (name.endsWith('Ms')) return decimal(Math.round(Number(value) / 100) / 10, language);
  if (name === 'factsDate') return sayDay(String(value));
  // Name and number; what it was built on is for machines.
  if (name === 'version') return String(value).split(' ').slice(0, 2).join(' ');
  return typeof value === 'number' ? decimal(value, language) : value;
}

const begin = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const decimal = (value: number, language: Language) =>
  language === 'vi' ? String(value).replace('.', ',') : String(value);

function saySize(bytes: number, language: Language): string {
  const gigabytes = bytes / 1e9;
  if (gigabytes >= 1) return `${decimal(Math.round(gigabytes * 10) / 10, language)} GB`;
  return `${Math.round(bytes / 1e6)} MB`;
}

const sayDay = (day: string) => day.split('-').reverse().join('/');

/** `10:42, 22/11/2026`, in Hanoi. */
function sayMoment(ms: number): string {
  const { day, minute } = hanoiMoment(ms);
  return `${clockText(minute)}, ${sayDay(day)}`;
}
