import * as z from 'zod/mini';
import { noticeSchema, publicServiceSchema } from '../../service/index.ts';

/** Where the hub serves the kiosk's screens for drafts; only pages of its own origin frame it. */
export const previewPath = '/console/preview/';

export const previewScreens = ['procedure', 'evidence', 'about', 'takeaway', 'notice'] as const;
export type PreviewScreen = (typeof previewScreens)[number];
export const previewSizes = ['S', 'M', 'L', 'XL'] as const;
export type PreviewSize = (typeof previewSizes)[number];

/** Console to frame: draw this draft. It never leaves the browser: the frame may not connect. */
export const ShowPreviewSchema = z.strictObject({
  kind: z.literal('show'),
  turn: z.int(),
  screen: z.enum(previewScreens),
  service: z.optional(publicServiceSchema),
  notice: z.optional(noticeSchema),
  language: z.enum(['vi', 'en']),
  size: z.enum(previewSizes),
  /** ISO day in Hanoi as which it is seen. */
  day: z.iso.date(),
  pxPerMm: z.number().check(z.minimum(0.5), z.maximum(20)),
});
export type ShowPreview = z.infer<typeof ShowPreviewSchema>;

/** Most texts that are named as overflowing. */
const overflowsMax = 20;

/** Frame to console. */
export const PreviewAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({
    kind: z.literal('drawn'),
    turn: z.int(),
    /** Texts that do not stand whole within what can be seen. */
    overflows: z.array(z.string().check(z.maxLength(80))).check(z.maxLength(overflowsMax)),
  }),
  z.strictObject({ kind: z.literal('refused'), turn: z.int() }),
]);
export type PreviewAnswer = z.infer<typeof PreviewAnswerSchema>;
