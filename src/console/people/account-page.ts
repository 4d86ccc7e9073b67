import type { ConsolePage } from '../frame/index.ts';

/** One's own passkeys and sessions. */
export const page: ConsolePage = {
  id: 'account',
  path: 'account',
  roles: [],
  icon: 'person',
  title: 'people.account',
  load: () => import('./account-view.tsx'),
};
