export { probeDisk } from './disk-probe.ts';
export { examine } from './examine.ts';
export { FaultList } from './fault-list.ts';
export { Health, shellVersion } from './health.ts';
export { OutboxWitness } from './outbox-witness.ts';
export { overhear, type PageFacts } from './overhear.ts';
export { ScreenLook } from './screen-look.ts';
export { probeScreen } from './screen-probe.ts';
