import { type Facts, unknownFacts } from './facts.ts';
import { nobody, type Resident } from './resident.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** What the session remembers. Only `facts` and `staff` outlive a resident. */
export interface SessionContext {
  readonly resident: Resident;
  readonly settings: Settings;
  readonly facts: Facts;
  readonly staff: {
    /** Wrong PINs in a row (S1). */
    readonly wrongPins: number;
  };
}

export const initialContext: SessionContext = {
  resident: nobody,
  settings: defaultSettings,
  facts: unknownFacts,
  staff: { wrongPins: 0 },
};
