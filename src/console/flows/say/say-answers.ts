import { sayValue } from '../../../domain/guide/graph/index.ts';
import { type Answer, type Flow, findText, unsure } from '../../../domain/guide/index.ts';
import type { AnswerSpan } from '../../../domain/guide/table/index.ts';
import { sayNumber, type Words } from '../../words/index.ts';

/** Words of a flow in a language, or the key where there are none. */
export const textOf = (flow: Flow, key: string | undefined, locale: string): string =>
  key === undefined ? '' : (findText(flow, key, locale) ?? key);

/** Title of a state. */
export const titleOf = (flow: Flow, id: string, locale: string): string =>
  textOf(flow, flow.states[id]?.title, locale) || id;

/** An answer as a resident would choose it. */
export function sayAnswer(
  flow: Flow,
  variable: string,
  answer: Answer,
  locale: string,
  t: Words,
): string {
  if (typeof answer === 'number') return sayNumber(answer);
  if (answer === unsure) {
    const said = sayValue(flow, variable, answer, locale, '');
    return said === unsure ? t('flows.unsure') : said;
  }
  return sayValue(flow, variable, answer, locale, t('flows.nothing'));
}

/** Answers that stand together: `0–59`, `có, không`; undefined where any is. */
export function saySpan(
  flow: Flow,
  variable: string,
  span: AnswerSpan,
  locale: string,
  t: Words,
): string {
  if ('any' in span) return t('flows.any');
  const ranges = span.ranges.map(([from, to]) =>
    from === to ? sayNumber(from) : `${sayNumber(from)}–${sayNumber(to)}`,
  );
  const values = span.values.map((value) => sayAnswer(flow, variable, value, locale, t));
  return [...ranges, ...values].join(', ');
}
