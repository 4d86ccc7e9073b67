/** Where the editor of a kind stands, below `/console/`. */
const folders: Readonly<Record<string, string>> = {
  procedure: 'procedures',
  place: 'places',
  notice: 'notices',
  emergency: 'emergency-drafts',
  flow: 'flows',
  building: 'buildings',
  season: 'seasons',
  leaflet: 'leaflets',
  board: 'boards',
};

/** The page of a document, at a field of its form; undefined where there is none. */
export function placeOf(kind: string, id: string, field = ''): string | undefined {
  if (kind === 'word') return `translations?of=words&key=${encodeURIComponent(id)}`;
  const folder = folders[kind];
  if (folder === undefined) return undefined;
  const at = field === '' || kind === 'flow' ? '' : `?at=${encodeURIComponent(field)}`;
  return `${folder}/${encodeURIComponent(id)}${at}`;
}
