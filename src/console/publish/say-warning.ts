import type { ReleaseFinding } from '../../domain/api/console/index.ts';
import type { Words } from '../words/index.ts';
import { sayCode } from './say-code.ts';

/**
 * A warning that a release was drafted in spite of, in words: a code says nothing to a person. The
 * first place where it stands, and how many there are.
 */
export function sayWarning(t: Words, findings: readonly ReleaseFinding[], code: string): string {
  const own = findings.filter((one) => one.code === code && one.isChanged);
  const [first] = own;
  const what = first === undefined ? code : sayCode(t, first).replace(/\.$/, '');
  return own.length > 1 ? t('publish.warningTimes', { what, count: own.length }) : what;
}
