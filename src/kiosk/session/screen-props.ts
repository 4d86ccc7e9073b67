import type { KioskServices } from '../services.ts';
import type { ResidentEvent } from './events.ts';
import type { SessionView } from './session-view.ts';

/** What every screen of `screens/` is given. It draws `state`, and says what was pressed. */
export interface ScreenProps {
  readonly state: SessionView;
  readonly send: (event: ResidentEvent) => void;
  readonly services: KioskServices;
}
