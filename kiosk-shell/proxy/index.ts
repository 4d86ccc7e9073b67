export type { HubFailure } from './hub-failure.ts';
export { HubProxy, type HubReach } from './hub-proxy.ts';
export { keyPinOf } from './key-pin.ts';
export { type ProxyLimits, proxyLimits } from './proxy-limits.ts';
