import * as z from 'zod/mini';
import { pictogramSchema } from './pictogram.ts';
import { localTextSchema } from './text.ts';

/** A kind of feedback (Open311 service; *lĩnh vực phản ánh*). */
const feedbackCategorySchema = z.object({
  key: z.string().check(z.regex(/^[a-z][a-zA-Z]{1,29}$/)),
  name: localTextSchema,
  /** What belongs here, as examples. */
  belongs: localTextSchema,
  pictogram: pictogramSchema,
});
export type FeedbackCategory = z.infer<typeof feedbackCategorySchema>;

/** What a resident is told before writing. */
export const feedbackGuideSchema = z.object({
  categories: z.array(feedbackCategorySchema).check(z.minLength(1), z.maxLength(12)),
  /** Complaints and denunciations are not accepted at a kiosk (law): where they go. */
  notHere: z.array(localTextSchema).check(z.minLength(1), z.maxLength(4)),
});
export type FeedbackGuide = z.infer<typeof feedbackGuideSchema>;
