import { readCatalogue } from '../../content/import/index.ts';
import { contentWith, starterContent, starterGuides } from '../../content/index.ts';
import { type SeedDocument, type Store, seedDocuments } from '../../hub/index.ts';

/**
 * Brings the starter catalogue, or somebody's own, into the editor of a hub: what is there already
 * stays as editors left it.
 *
 * @returns how many documents were new
 */
export async function seedStarter(
  store: Store,
  nowMs: number,
  catalogue?: string,
): Promise<number> {
  const content =
    catalogue === undefined ? starterContent() : await contentWith(readCatalogue(catalogue));
  const documents: SeedDocument[] = [
    ...content.services.map((body) => ({ kind: 'procedure' as const, id: body.code, body })),
    ...content.places.map((body) => ({ kind: 'place' as const, id: body.key, body })),
    ...content.notices.map((body) => ({ kind: 'notice' as const, id: body.id, body })),
    ...(content.emergencies ?? []).map((body) => ({
      ...{ kind: 'emergency' as const, id: body.id, body },
    })),
    ...(content.seasons ?? []).map((body) => ({ kind: 'season' as const, id: body.key, body })),
    ...(content.leaflets ?? []).map((body) => ({ kind: 'leaflet' as const, id: body.key, body })),
    ...(content.buildings ?? []).map((body) => ({ kind: 'building' as const, id: body.key, body })),
    ...(content.boards ?? []).map((body) => ({ kind: 'board' as const, id: body.key, body })),
    ...starterGuides().map((body) => ({ kind: 'flow' as const, id: body.id, body })),
  ];
  return seedDocuments(store, documents, nowMs);
}
