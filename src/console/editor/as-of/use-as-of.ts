import { isIsoDay } from '../../../domain/calendar/index.ts';
import { go, place } from '../../frame/index.ts';

/** The day as which a document is seen. */
export interface AsOf {
  readonly day: string;
  readonly isToday: boolean;
  /** Undefined: today again. */
  readonly setDay: (day: string | undefined) => void;
}

/** Stands in the address, so that a colleague can be shown the same day (P11). */
export function useAsOf(today: string): AsOf {
  const { path, query } = place.value;
  const asked = query.get('day');
  const day = asked !== null && isIsoDay(asked) ? asked : today;
  return {
    day,
    isToday: day === today,
    setDay(next) {
      const other = new URLSearchParams(query);
      if (next === undefined || next === today) other.delete('day');
      else other.set('day', next);
      const text = other.toString();
      go(text === '' ? path : `${path}?${text}`, { replace: true });
    },
  };
}
