export {
  type HubFailure,
  HubProxy,
  type HubReach,
  type ProxyLimits,
  proxyLimits,
} from './hub-proxy.ts';
export { keyPinOf } from './key-pin.ts';
