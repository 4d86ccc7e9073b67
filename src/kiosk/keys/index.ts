export { controlsOf } from './controls.ts';
export { type KeyActs, watchKeys } from './watch-keys.ts';
export { whereAmI } from './where-am-i.ts';
