export { Ending } from './ending.ts';
export { openAsking } from './open-asking.ts';
export { openFoundation } from './open-foundation.ts';
export { openWork } from './open-work.ts';
