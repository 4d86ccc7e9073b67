import type { EmergencyBoard } from '../emergency/index.ts';
import type { EnrolmentHub } from '../enrolment/index.ts';
import type { ReplyBell } from '../handover/index.ts';
import type { Settling } from '../intake/index.ts';
import type { PublishedVersion } from '../publishing/index.ts';
import type { BeatHistory } from './beat-history.ts';

/** What heartbeat and wake need of the running hub. */
export interface FleetHub extends Omit<EnrolmentHub, 'trial'> {
  readonly history: BeatHistory;
  readonly settling: Settling;
  readonly published: PublishedVersion;
  readonly emergencies: EmergencyBoard;
  /** Rings when a reply to a kiosk was written. */
  readonly replyBell: ReplyBell;
}
