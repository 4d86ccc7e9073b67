import type { ConsolePage } from '../frame/index.ts';

/** `?state=stale` shows what changed in Vietnamese and not in English. */
export const page: ConsolePage = {
  id: 'translations',
  path: 'translations',
  roles: ['viewer', 'editor', 'approver'],
  group: 'content',
  icon: 'words',
  title: 'editor.translations',
  load: () => import('./translations-view.tsx'),
};
