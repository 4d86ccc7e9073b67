import type { ConsolePage } from '../frame/index.ts';

/** `boards/KEY` opens one. */
export const page: ConsolePage = {
  id: 'boards',
  path: 'boards',
  roles: ['viewer', 'editor', 'approver'],
  group: 'content',
  icon: 'chart',
  title: 'boards.title',
  load: () => import('./boards-view.tsx'),
};
