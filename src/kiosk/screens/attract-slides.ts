import type { Notice } from '../../domain/service/index.ts';
import { type Facts, noticesNow } from '../session/index.ts';

/** News that stands on the wall in turn; more of it is read by nobody who walks by. */
const slidesMax = 4;

/** What is worth a look from across the lobby: what has a picture, and what is important. */
export function slidesOf(facts: Facts): readonly Notice[] {
  return noticesNow(facts)
    .filter(({ picture, isImportant }) => picture !== undefined || isImportant === true)
    .slice(0, slidesMax);
}
