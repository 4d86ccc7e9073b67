import type { Clock } from '../../domain/basics/index.ts';
import type { HubLimits, RateLimiter } from '../http/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import type { Store } from '../store/index.ts';
import type { KioskKeys } from './kiosk-keys.ts';
import type { SiteKits } from './site-kits.ts';

/** What every route of a kiosk needs of the running hub. */
export interface KioskHub {
  readonly clock: Clock;
  readonly kioskKeys: KioskKeys;
  readonly kioskRate: RateLimiter;
}

/** What enrolment needs of the running hub. */
export interface EnrolmentHub extends KioskHub {
  readonly store: Store;
  readonly keys: Keyring;
  readonly limits: HubLimits;
  readonly metrics: HubMetrics;
  readonly siteKits: SiteKits;
  readonly trial: boolean;
}
