import * as z from 'zod/mini';
import { appointmentOfferSchema } from './appointment-offer.ts';
import { buildingPagesSchema } from './building-page.ts';
import { cityBoardsSchema } from './city-board.ts';
import { emergencyDraftSchema, emergencyDraftsMax } from './emergency-draft.ts';
import { feedbackGuideSchema } from './feedback-category.ts';
import { frameWordSchema, frameWordsMax } from './frame-word.ts';
import { issuerSchema, issuersMax } from './issuer.ts';
import { leafletsSchema } from './leaflet.ts';
import { lifeEventSchema } from './life-event.ts';
import { noticeSchema } from './notice.ts';
import { placeSchema, placesMax } from './place.ts';
import { publicServiceSchema } from './public-service.ts';
import { seasonsSchema } from './season.ts';
import { daySchema } from './text.ts';

/** More procedures than the country has (6,302 in September 2026). */
export const servicesMax = 20_000;

/** Everything a publisher turns into the sections of a bundle, in source form. */
export const catalogueSchema = z.object({
  snapshotDate: daySchema,
  services: z.array(publicServiceSchema).check(z.minLength(1), z.maxLength(servicesMax)),
  lifeEvents: z.array(lifeEventSchema).check(z.minLength(1), z.maxLength(40)),
  places: z.array(placeSchema).check(z.maxLength(placesMax)),
  notices: z.array(noticeSchema).check(z.maxLength(200)),
  feedback: feedbackGuideSchema,
  appointments: appointmentOfferSchema,
  /** Who gives product numbers. */
  issuers: z.optional(z.array(issuerSchema).check(z.maxLength(issuersMax))),
  /** Messages for the worst day, written and signed ahead of it. */
  emergencies: z.optional(z.array(emergencyDraftSchema).check(z.maxLength(emergencyDraftsMax))),
  /** Texts of the kiosk's screens in place of the shipped ones. */
  words: z.optional(z.array(frameWordSchema).check(z.maxLength(frameWordsMax))),
  /** Boards of the city: their words and bounds; the numbers come by feeds. */
  boards: z.optional(cityBoardsSchema),
  /** What opens and closes by itself: school enrolment, elections, Tết, taxes. */
  seasons: z.optional(seasonsSchema),
  /** What is explained and not done here. */
  leaflets: z.optional(leafletsSchema),
  /** What buildings tell their residents. */
  buildings: z.optional(buildingPagesSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
