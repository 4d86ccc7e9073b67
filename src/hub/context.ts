import type { FastifyBaseLogger } from 'fastify';
import type { PublicKey } from '../domain/api/index.ts';
import type { Clock } from '../domain/basics/index.ts';
import type { FrameWord } from '../domain/service/index.ts';
import type { AlarmChannels } from './alarms/index.ts';
import type { CatalogueReader } from './editing/index.ts';
import type { EmergencyBoard } from './emergency/index.ts';
import type { KioskKeys, SiteKits } from './enrolment/index.ts';
import type { BeatHistory, FleetWatch } from './fleet/index.ts';
import type { ReplyBell } from './handover/index.ts';
import type { HubLimits, RateLimiter } from './http/index.ts';
import type { WeekSums } from './insight/index.ts';
import type { Settling } from './intake/index.ts';
import type { Keyring, TrialAuthority } from './keys/index.ts';
import type { HubMetrics } from './observe/index.ts';
import type { OidcConfig } from './people/index.ts';
import type { ContentBuilder, PublishedVersion } from './publishing/index.ts';
import type { Store } from './store/index.ts';

/** What the rooms of one running hub share. */
export interface HubContext {
  readonly store: Store;
  readonly keys: Keyring;
  readonly trial: boolean;
  readonly settling: Settling;
  readonly clock: Clock;
  readonly limits: HubLimits;
  readonly metrics: HubMetrics;
  readonly log: FastifyBaseLogger;
  readonly kioskKeys: KioskKeys;
  readonly siteKits: SiteKits;
  readonly kioskRate: RateLimiter;
  /** Origin of the console, `https://…`; undefined means this machine's own name only. */
  readonly consoleOrigin: string | undefined;
  /** The city's own sign-on. */
  readonly oidc: OidcConfig | undefined;
  readonly published: PublishedVersion;
  readonly weekSums: WeekSums;
  /** Makes content of what editors wrote. */
  readonly buildContent: ContentBuilder;
  /** Reads files of procedures that editors bring. */
  readonly readCatalogue: CatalogueReader;
  /** Words of the kiosk's own screens, as its application brings them. */
  readonly frameWords: readonly FrameWord[];
  /** Keys of a trial's root; undefined in production, where no hub has them. */
  readonly trialAuthority: TrialAuthority | undefined;
  readonly emergencies: EmergencyBoard;
  readonly history: BeatHistory;
  readonly fleetWatch: FleetWatch;
  readonly alarmChannels: AlarmChannels;
  /** Rings when a reply to a kiosk was written. */
  readonly replyBell: ReplyBell;
  /** Verifies the answers of the back office; undefined without one. */
  readonly backOfficeKey: PublicKey | undefined;
  /** Tells the handover worker that something waits. */
  readonly handOver: () => void;
}
