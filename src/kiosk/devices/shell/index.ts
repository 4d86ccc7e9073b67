export { type PageProgress, startBeating } from './beat.ts';
export {
  type BridgeCall,
  type BridgeCaller,
  bridgeTimeoutMs,
  startBridgeCaller,
} from './bridge-caller.ts';
export { type MemoryShellLink, memoryShellLink } from './memory-shell-link.ts';
export {
  createShellLink,
  type RunningShellLink,
  type ShellEvents,
  type ShellLinkParts,
} from './shell-link.ts';
export { eventLengthMax, type ServerEvent, sseReader } from './sse.ts';
