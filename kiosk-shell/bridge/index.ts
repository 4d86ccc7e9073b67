export { Bridge } from './bridge.ts';
export { isOwnHost, isOwnPage } from './guard.ts';
