import { type Brought, bringDocuments } from '../editing/index.ts';
import type { Store } from '../store/index.ts';
import type { ListConfig } from './list-config.ts';
import type { ReadList } from './read-list.ts';

/** What became of the documents of a list, beside those that were refused when it was read. */
export type BroughtList = Brought & { readonly refused: ReadList['refused'] };

/**
 * Makes what a list gives drafts of the editor, under the list's name. Nothing is published by it:
 * people send and approve drafts, and what people write in is left alone.
 */
export async function bringList(
  store: Store,
  list: Pick<ListConfig, 'name'>,
  { documents, refused }: ReadList,
  nowMs: number,
): Promise<BroughtList> {
  const brought = await bringDocuments(store, documents, `list ${list.name}`, nowMs);
  return { ...brought, refused };
}
