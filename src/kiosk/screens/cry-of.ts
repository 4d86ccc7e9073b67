import { normalise } from '../../domain/vietnamese/index.ts';

/** Doors of the search that give the number to call. */
export type Emergency = 'emergency-113' | 'emergency-114' | 'emergency-115';

/**
 * What somebody in need types and no more. The search takes one word for the beginning of a wish
 * ("cháy": approvals of fire safety); here it is a cry until the next word comes. Without marks only
 * what is hardly anything else: "cuu" begins with the veterans too.
 */
const cries: Readonly<Record<Emergency, readonly string[]>> = {
  'emergency-114': ['cháy', 'chay', 'lửa', 'khói', 'nổ', 'fire'],
  'emergency-115': ['cấp cứu', 'cap cuu', 'ngất', 'đột quỵ', 'dot quy', 'co giật', 'emergency'],
  'emergency-113': ['cứu', 'cứu với', 'cuu voi', 'trộm', 'trom', 'cướp', 'cuop', 'thief', 'police'],
};

/** The emergency that a query is nothing but a cry for; undefined: it is none. */
export function cryOf(query: string): Emergency | undefined {
  const words = normalise(query)
    .toLowerCase()
    .replaceAll(/[\s!.]+/g, ' ')
    .trim();
  const doors = Object.keys(cries) as Emergency[];
  return doors.find((door) => cries[door].includes(words));
}
