import type { FrameWord } from '../../domain/service/index.ts';
import type { Keyring, TrialAuthority } from '../keys/index.ts';
import type { ConsoleHub } from '../people/index.ts';
import type { ContentBuilder } from './content-builder.ts';
import type { PublishedVersion } from './published-version.ts';

/** What releases need of the running hub. */
export interface PublishingHub extends ConsoleHub {
  readonly keys: Keyring;
  readonly trial: boolean;
  /** Keys of a trial's root; undefined in production, where no hub has them. */
  readonly trialAuthority: TrialAuthority | undefined;
  readonly published: PublishedVersion;
  /** Every text that the kiosk's application brings. */
  readonly frameWords: readonly FrameWord[];
  /** Makes content of what editors wrote. */
  readonly buildContent: ContentBuilder;
}
