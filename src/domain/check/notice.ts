import type { Notice } from '../service/index.ts';
import { error, type Finding, warning } from './finding.ts';

/** A notice that stands longer than this is read by nobody any more, days. */
const standsDaysMax = 366;

/** What is wrong with the days of one notice, with places as a form has them. */
export function checkNotice({ publishedOn, expiresOn }: Notice, today: string): Finding[] {
  if (expiresOn === undefined) {
    return [warning('noEnd', 'expiresOn', 'stands until somebody takes it out')];
  }
  if (expiresOn < publishedOn) {
    return [error('endsBeforeBegin', 'expiresOn', `${publishedOn} → ${expiresOn}`)];
  }
  if (expiresOn < today) return [warning('expired', 'expiresOn', expiresOn)];
  const days = (Date.parse(expiresOn) - Date.parse(publishedOn)) / 86_400_000;
  return days > standsDaysMax ? [warning('standsLong', 'expiresOn', `${days}`)] : [];
}
