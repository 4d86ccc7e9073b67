import { batchBytesMax } from '../../domain/action/index.ts';
import type { Rate } from './rate-limiter.ts';

/** What one hub process takes from outside. */
export interface HubLimits {
  /** Largest request body, bytes (hub.md: batches of 20 are 5.5 KB; 256 KiB is the contract). */
  readonly bodyBytesMax: number;
  /** Longest time a client may take to send its request, ms. */
  readonly requestMs: number;
  /** Longest silence on a connection, ms: more than a wake poll is held (55 s). */
  readonly connectionMs: number;
  /** Longest path and query, characters. */
  readonly urlLengthMax: number;
  /** All requests of one address: a lobby of kiosks behind one router loads its page at once. */
  readonly address: Rate;
  /** Enrolment tries of one address: 65 bits stay out of reach. */
  readonly enrol: Rate;
  /** Follow codes tried by one address: 50 bits stay out of reach. */
  readonly follow: Rate;
  /** Tries to sign in to the console, or to use its links, of one address. */
  readonly signIn?: Rate;
  /** Signed requests of one kiosk: a full outbox drains in batches of 20. */
  readonly kiosk: Rate;
  /** Wake polls held at once, all together and of one address. */
  readonly wakesMax: number;
  readonly wakesPerAddressMax: number;
  /** Kiosks that one process tells of a publication in a second; a small fleet hears it at once. */
  readonly wokenPerSecond: number;
}

export const hubLimits: HubLimits = {
  bodyBytesMax: batchBytesMax,
  requestMs: 15_000,
  connectionMs: 75_000,
  // The longest names a batch of sections (domain/bundle): 2.7 KB.
  urlLengthMax: 3 * 1024,
  address: { burst: 600, perSecond: 60 },
  enrol: { burst: 20, perSecond: 0.2 },
  follow: { burst: 20, perSecond: 0.5 },
  kiosk: { burst: 120, perSecond: 4 },
  wakesMax: 60_000,
  wakesPerAddressMax: 256,
  wokenPerSecond: 250,
};
