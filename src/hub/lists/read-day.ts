import { hanoiMoment, isIsoDay } from '../../domain/calendar/index.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun'].concat(
  ...['jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
);
/** Zones that RFC 822 calls by name, of feeds that are still written so. */
const namedZones: Readonly<Record<string, string>> = { gmt: 'Z', ut: 'Z', utc: 'Z', z: 'Z' };

const time = '([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:[.,]\\d{1,9})?)?';
const zone = '(z|ut|utc|gmt|[+-]\\d{2}:?\\d{2})?';
/** `2026-11-22`, `2026-11-22T08:00:00+07:00` (RFC 3339). */
const rfc3339 = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})(?:[t ]${time} ?${zone})?$`);
/** `20261122`, `20261122T010000Z` (RFC 5545). */
const rfc5545 = /^(\d{4})(\d{2})(\d{2})(?:t([01]\d|2[0-3])([0-5]\d)([0-5]\d)(z)?)?$/;
/** `22/11/2026`, `22/11/2026 08:00`: the day before the month, as it is written here. */
const vietnamese = new RegExp(`^(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})(?:,? ${time} ?${zone})?$`);
/** `Sun, 22 Nov 2026 08:00:00 +0700` (RFC 822). */
const rfc822 = new RegExp(
  `^(?:[a-z]{3,9}, ?)?(\\d{1,2})[ -]([a-z]{3})[a-z]{0,6}[ -](\\d{4})(?: ${time} ?${zone})?$`,
);

/**
 * The ISO day in Hanoi that a source states; undefined when it is none. Only forms whose day cannot be
 * taken for its month are read, and a time without a zone is one of Hanoi: what a machine would guess
 * (05/11, "tin 5") is no day for a wall.
 */
export function readDay(text: string): string | undefined {
  const said = text.trim().toLowerCase();
  const iso = rfc3339.exec(said) ?? rfc5545.exec(said);
  if (iso) return dayOf([iso[1], iso[2], iso[3]], iso.slice(4));
  const turned = vietnamese.exec(said);
  if (turned) return dayOf([turned[3], turned[2], turned[1]], turned.slice(4));
  const named = rfc822.exec(said);
  if (!named) return undefined;
  return dayOf([named[3], String(months.indexOf(named[2] ?? '') + 1), named[1]], named.slice(4));
}

function dayOf(
  date: readonly (string | undefined)[],
  [hour, minute, second = '00', zoneSaid]: readonly (string | undefined)[],
): string | undefined {
  const day = date.map((part = '') => part.padStart(2, '0')).join('-');
  if (!isIsoDay(day)) return undefined;
  if (hour === undefined || zoneSaid === undefined) return day;
  const offset = namedZones[zoneSaid] ?? zoneSaid.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const ms = Date.parse(`${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(ms) ? undefined : hanoiMoment(ms).day;
}
