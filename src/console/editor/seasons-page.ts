import type { ConsolePage } from '../frame/index.ts';

/** `seasons/ID` opens one. */
export const page: ConsolePage = {
  id: 'seasons',
  path: 'seasons',
  roles: ['viewer', 'editor', 'approver'],
  group: 'content',
  icon: 'calendar',
  title: 'city.seasons',
  load: () => import('./seasons-view.tsx'),
};
