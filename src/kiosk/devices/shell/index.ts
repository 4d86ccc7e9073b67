export { startBeating } from './beat.ts';
export type { BridgeCall, BridgeCaller } from './bridge-caller.ts';
export { memoryShellLink } from './memory-shell-link.ts';
export { createShellLink, type RunningShellLink, type ShellEvents } from './shell-link.ts';
