import * as z from 'zod/mini';
import { lifeEventKeySchema } from './life-event-key.ts';
import { pictogramSchema } from './pictogram.ts';
import { registerServiceCodeSchema } from './service-code.ts';
import { localTextSchema } from './text.ts';

/** Something that happens in a life and needs papers (CPSV-AP LifeEvent; *việc đời*). */
export const lifeEventSchema = z.object({
  key: lifeEventKeySchema,
  name: localTextSchema,
  pictogram: pictogramSchema,
  /** Most wanted first: the order of the cards. */
  serviceCodes: z.array(registerServiceCodeSchema).check(z.minLength(1), z.maxLength(40)),
});
export type LifeEvent = z.infer<typeof lifeEventSchema>;
