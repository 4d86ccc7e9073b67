import type { BringPictureAnswer } from '../../../domain/api/console/index.ts';
import { inTransaction, type Store } from '../../store/index.ts';
import { keepPicture } from './keep-picture.ts';
import { makePicture } from './make-picture.ts';

/**
 * Draws a file anew as a kiosk takes it, and keeps it for a notice to name.
 *
 * @param file PNG, JPEG or WebP
 * @param by who brought it: a person's id, or `cli`
 * @returns what the notice says of it, or why it is not taken
 */
export async function bringPicture(
  store: Store,
  file: Uint8Array,
  { by, nowMs }: { readonly by: string; readonly nowMs: number },
): Promise<BringPictureAnswer> {
  const made = await makePicture(file);
  if (!made.ok) return { refused: made.error };
  const isKept = await inTransaction(store.pool, (client) =>
    keepPicture(client, made.value, { by, nowMs }),
  );
  if (!isKept) return { refused: 'tooMany' };
  const { data: _, ...picture } = made.value;
  return { picture };
}
