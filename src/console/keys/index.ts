export { activeKeys, type KeyBinding, listenToKeys, useKeys } from './keys.ts';
