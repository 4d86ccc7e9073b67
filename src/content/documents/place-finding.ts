import { fieldOf } from '../../domain/check/index.ts';
import type { Catalogue } from '../../domain/service/index.ts';
import type { DocumentFinding, SourceDocument } from './source-document.ts';

/** Where a check of the whole catalogue says something is, by document. */
const folders = {
  services: 'procedure',
  places: 'place',
  notices: 'notice',
  emergencies: 'emergency',
  seasons: 'season',
  leaflets: 'leaflet',
  buildings: 'building',
  boards: 'board',
} as const;

/** `services.1.001193.summary.vi` is of the procedure 1.001193. */
export function documentOf(where: string, catalogue: Catalogue) {
  const { services, notices } = catalogue;
  const [folder = '', ...rest] = where.split('.');
  const kind = folders[folder as keyof typeof folders];
  if (kind === undefined || rest.length === 0) return null;
  const ids =
    kind === 'procedure'
      ? services.map(({ code }) => code)
      : kind === 'notice' || kind === 'emergency'
        ? (kind === 'notice' ? notices : (catalogue.emergencies ?? [])).map(({ id }) => id)
        : (
            catalogue[
              folder as Exclude<keyof typeof folders, 'services' | 'notices' | 'emergencies'>
            ] ?? []
          ).map(({ key }) => key);
  const path = rest.join('.');
  const id = ids.find((one) => path === one || path.startsWith(`${one}.`));
  return id === undefined ? null : { kind, id };
}

/** `notices.tet.picture.alt.vi` of the notice `tet` is `picture.alt.vi`: as its form has it. */
export function withinDocument(
  where: string,
  document: DocumentFinding['document'],
  documents: readonly SourceDocument[],
): string {
  if (document === null) return where;
  const { kind, id } = document;
  const own = documents.find((one) => one.kind === kind && one.id === id);
  const [folder = ''] = where.split('.');
  return fieldOf(where.slice(folder.length + id.length + 2), own?.body);
}
