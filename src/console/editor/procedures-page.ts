import type { ConsolePage } from '../frame/index.ts';

/** `procedures/ID` opens one. */
export const page: ConsolePage = {
  id: 'procedures',
  path: 'procedures',
  roles: ['viewer', 'editor', 'approver'],
  group: 'content',
  icon: 'page',
  title: 'editor.procedures',
  load: () => import('./procedures-view.tsx'),
};
