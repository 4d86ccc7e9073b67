import type { FastifyBaseLogger } from 'fastify';
import type { KioskHub } from '../enrolment/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import type { Store } from '../store/index.ts';
import type { Settling } from './settling.ts';

/** What the intake of requests needs of the running hub. */
export interface IntakeHub extends KioskHub {
  readonly store: Store;
  readonly keys: Keyring;
  readonly log: FastifyBaseLogger;
  readonly metrics: HubMetrics;
  readonly settling: Settling;
  /** Tells the handover worker that something waits. */
  readonly handOver: () => void;
}
