export { Bridge, type BridgeParts } from './bridge.ts';
export { isOwnHost, isOwnPage } from './guard.ts';
