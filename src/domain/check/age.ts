import type { Catalogue, PublicService } from '../service/index.ts';
import { error, type Finding, warning } from './finding.ts';
import type { PlacedText } from './texts.ts';

/** Days after which facts deserve a new look, and after which they are not published again. */
const ageDaysAim = 180;
const ageDaysMax = 400;
/** Days before the end of a promise at which editors are told: two rounds of a monthly look. */
const noticeDays = 60;
const dayMs = 86_400_000;

/** Whole days from one ISO day to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / dayMs);
}

/** Whoever answers for an entry said by when it is looked at again: past it, it is not published. P6 */
export function checkUpkeep({ code, upkeep }: PublicService, today: string): Finding[] {
  const by = upkeep?.recheckBy;
  if (by === undefined) return [];
  const where = `services.${code}.upkeep.recheckBy`;
  if (by < today) return [error('overdue', where, by)];
  const left = daysBetween(today, by);
  return left <= noticeDays ? [warning('expiring', where, `${by}: ${left} days left`)] : [];
}

/** How old the facts of an entry are. */
export function checkSource({ code, source }: PublicService, today: string): Finding[] {
  return tooOld(source.checkedOn ?? source.snapshotDate, today, `services.${code}.source`);
}

function tooOld(day: string, today: string, where: string): Finding[] {
  const age = daysBetween(day, today);
  if (age < 0) return [error('stale', where, `${day} is in the future`)];
  if (age <= ageDaysAim) return [];
  const report = age > ageDaysMax ? error : warning;
  return [report('stale', where, `${age} days old`)];
}

/** A promise with an end date, in words: `đến hết ngày 31/12/2026`. */
const until = /đến hết ngày (\d{1,2})\/(\d{1,2})\/(\d{4})/gu;

export function checkPromises({ where, text }: PlacedText, today: string): Finding[] {
  return [...text.vi.matchAll(until)].flatMap(([phrase, day = '', month = '', year = '']) => {
    const end = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (end < today) return [error('expired', where, phrase)];
    const left = daysBetween(today, end);
    return left <= noticeDays ? [warning('expiring', where, `${phrase}: ${left} days left`)] : [];
  });
}

/** What time does to content. `today` is an ISO day in Hanoi. */
export function checkAge(
  content: Catalogue,
  texts: readonly PlacedText[],
  today: string,
): Finding[] {
  const findings = tooOld(content.snapshotDate, today, 'snapshotDate');
  for (const service of content.services) {
    if (service.source.snapshotDate !== content.snapshotDate) {
      findings.push(...checkSource(service, today));
    }
    findings.push(...checkUpkeep(service, today));
  }
  for (const { id, expiresOn } of content.notices) {
    if (expiresOn !== undefined && expiresOn < today) {
      findings.push(warning('expired', `notices.${id}`, expiresOn));
    }
  }
  const unchecked = content.services.filter(
    ({ entry, source }) => entry === 'written' && source.checkedOn === undefined,
  );
  if (unchecked.length > 0) {
    findings.push(
      warning(
        'neverChecked',
        'services',
        `${unchecked.length} compared by no person since the copy`,
      ),
    );
  }
  return [...findings, ...texts.flatMap((text) => checkPromises(text, today))];
}
