import type { LocalText } from '../../basics/index.ts';
import type { ServiceDetails, ServiceFacts } from '../../service/index.ts';

/** What a service slip is about; `details` undefined when they could not be read. */
export interface ServiceMatter {
  readonly facts: ServiceFacts;
  readonly details: ServiceDetails | undefined;
  readonly caseKey?: string | undefined;
  /** What is no paper and belongs to the resident's own checklist: to do, to ask, to know. */
  readonly advice?: readonly LocalText[];
}
