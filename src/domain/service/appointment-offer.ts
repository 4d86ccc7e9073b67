import * as z from 'zod/mini';
import { pictogramSchema } from './pictogram.ts';
import { placeKeySchema } from './place.ts';
import { localTextSchema, vietnameseTextSchema } from './text.ts';

const minutesOfDay = z.int().check(z.minimum(0), z.maximum(1440));

/** Hours within a day, in minutes after midnight, Hanoi time. */
const openingHoursSchema = z.object({ fromMinute: minutesOfDay, toMinute: minutesOfDay });

/** A subject a resident can ask an hour for. */
const appointmentFieldSchema = z.object({
  key: z.string().check(z.regex(/^[a-z][a-zA-Z]{1,29}$/)),
  name: localTextSchema,
  /** R36: chosen without reading. Content that was written before has none. */
  pictogram: z.optional(pictogramSchema),
  /** The Vietnamese field names of the services it covers, so that a service page can choose it. */
  serviceFields: z.array(vietnameseTextSchema).check(z.maxLength(20)),
});
export type AppointmentField = z.infer<typeof appointmentFieldSchema>;

/**
 * What hours a resident may ask for. A kiosk only asks: until the office answers, an hour is
 * provisional, and is shown as that.
 */
export const appointmentOfferSchema = z.object({
  provisional: z.literal(true),
  /** Days after today that can be asked for, beside today itself. */
  daysAhead: z.int().check(z.minimum(0), z.maximum(30)),
  /** 0 is Sunday. */
  closedWeekdays: z.array(z.int().check(z.minimum(0), z.maximum(6))).check(z.maxLength(7)),
  hours: z.array(openingHoursSchema).check(z.minLength(1), z.maxLength(4)),
  slotMinutes: z.int().check(z.minimum(5), z.maximum(240)),
  /** A person may hold this many a day; enforced at handover, said on screen. */
  perPersonPerDayMax: z.int().check(z.minimum(1), z.maximum(10)),
  perFieldPerDayMax: z.int().check(z.minimum(1), z.maximum(10)),
  fields: z.array(appointmentFieldSchema).check(z.minLength(1), z.maxLength(20)),
  places: z.array(placeKeySchema).check(z.minLength(1), z.maxLength(200)),
  note: localTextSchema,
});
export type AppointmentOffer = z.infer<typeof appointmentOfferSchema>;
