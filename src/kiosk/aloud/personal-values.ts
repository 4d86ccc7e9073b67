import { formatFollowCode } from '../../domain/action/index.ts';
import type { Resident } from '../session/index.ts';

/** Shorter strings stand in too many words: "Nữ", "vi". */
const lengthMin = 3;

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

/**
 * Everything on a screen that a resident brought: typed, scanned, or left under a number. A second
 * net beneath the marks of the screens: a value that no screen marked is not said into the room.
 */
export function personalValues(resident: Resident): readonly string[] {
  const { booking, feedback, typedCode, code, left } = resident;
  const isPublic = code?.kind === 'product' || code?.kind === 'link' || code?.kind === 'invoice';
  const own = [
    booking.phone,
    ...leaves(booking.card),
    feedback.place,
    feedback.text,
    typedCode,
    left === undefined ? '' : formatFollowCode(left.follow),
    ...(code === undefined || isPublic ? [] : leaves({ ...code, kind: '', findings: [] })),
  ];
  return [...new Set(own.filter((value) => value.length >= lengthMin))];
}
