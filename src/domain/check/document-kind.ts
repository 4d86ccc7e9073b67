/** What editors write, one document each (src/content is their source form). */
export const documentKinds = [
  'procedure',
  'place',
  'notice',
  'word',
  'flow',
  'emergency',
  'synonym',
  'season',
  'leaflet',
  'building',
  'board',
] as const;
export type DocumentKind = (typeof documentKinds)[number];
