import type { Notes } from '../notes.ts';
import { shapeOf } from '../shape-of.ts';

export type Values = Readonly<Record<string, unknown>>;

/** How many items of one list are read: 224 papers (1.014199) is the most a real record has. */
const itemsMax = 1000;

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads typed values out of a foreign record; a value of the wrong type is noted and left out. */
export function reader(values: Values, at: string, notes: Notes) {
  const wrong = (key: string, value: unknown) => {
    notes.repair('wrongType', `${at}${key}`, shapeOf(value));
  };
  return {
    /** Text; a number is written out; absent or null is empty. */
    text(key: string): string {
      const value = values[key];
      if (value === undefined || value === null) return '';
      if (typeof value === 'string') return value;
      if (typeof value === 'number') return String(value);
      wrong(key, value);
      return '';
    },
    number(key: string): number | undefined {
      const value = values[key];
      if (value === undefined || value === null || value === '') return undefined;
      const number = typeof value === 'string' ? Number(value.replace(',', '.')) : value;
      if (typeof number === 'number' && Number.isFinite(number)) return number;
      wrong(key, value);
      return undefined;
    },
    flag(key: string): boolean | undefined {
      const value = values[key];
      if (value === undefined || value === null) return undefined;
      if (typeof value === 'boolean') return value;
      wrong(key, value);
      return undefined;
    },
    /** A list of texts; one text is a list of one; items may be objects with a name. */
    texts(key: string): string[] {
      const value = values[key];
      if (value === undefined || value === null || value === '') return [];
      const items = Array.isArray(value) ? value.slice(0, itemsMax) : [value];
      return items.flatMap((item) => {
        if (typeof item === 'string') return [item];
        if (typeof item === 'number') return [String(item)];
        // The portal leaves a hole where it has deleted an agency.
        if (item === null) return [];
        if (isValues(item)) {
          const named = item['name'] ?? item['content'] ?? item['description'] ?? item['code'];
          if (typeof named === 'string') return [named];
        }
        wrong(key, item);
        return [];
      });
    },
    /** A list of objects. */
    list(key: string): readonly Values[] {
      const value = values[key];
      if (value === undefined || value === null) return [];
      const items = Array.isArray(value) ? value : [value];
      const kept = items.slice(0, itemsMax).filter(isValues);
      if (kept.length < items.length) wrong(key, `${items.length - kept.length} items`);
      return kept;
    },
    raw: (key: string): unknown => values[key],
  };
}
