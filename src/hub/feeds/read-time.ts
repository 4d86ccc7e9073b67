import { isIsoDay } from '../../domain/calendar/index.ts';
import type { FeedConfig } from './feed-config.ts';

/**
 * The instant that a source states, ms since 1970; undefined when it is none: a day that the
 * calendar does not have, an hour 25, a text of another form.
 */
export function readTime(value: unknown, { format, zone }: FeedConfig['time']): number | undefined {
  if (format === 'epochSeconds' || format === 'epochMilliseconds') {
    const count = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
    if (typeof count !== 'number' || !Number.isFinite(count) || count < 0) return undefined;
    return Math.round(format === 'epochSeconds' ? count * 1000 : count);
  }
  if (typeof value !== 'string') return undefined;
  const turned = /^(\d{2})[/-](\d{2})[/-](\d{4})(.*)$/.exec(value.trim());
  const text =
    format === 'iso'
      ? value.trim()
      : turned && `${turned[3]}-${turned[2]}-${turned[1]}${turned[4]}`;
  const match =
    text &&
    /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, day = '', hour, minute, second = '00', ownZone] = match;
  if (!isIsoDay(day)) return undefined;
  const said = ownZone === undefined ? zone : ownZone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const ms = Date.parse(`${day}T${hour}:${minute}:${second}${said}`);
  return Number.isNaN(ms) ? undefined : ms;
}
