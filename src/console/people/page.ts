import type { ConsolePage } from '../frame/index.ts';

/** Who may do what: for administrators. */
export const page: ConsolePage = {
  id: 'people',
  path: 'people',
  roles: [],
  forAdministrators: true,
  group: 'system',
  icon: 'people',
  title: 'people.title',
  load: () => import('./people-view.tsx'),
};
