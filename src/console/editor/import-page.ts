import type { ConsolePage } from '../frame/index.ts';

/** `import/ID` opens one file. */
export const page: ConsolePage = {
  id: 'import',
  path: 'import',
  roles: ['editor'],
  group: 'content',
  icon: 'download',
  title: 'import.title',
  load: () => import('./import-view.tsx'),
};
