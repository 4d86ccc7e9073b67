import * as z from 'zod/mini';

/** Longest text of one block, UTF-16 units: about 12 printed lines. */
const blockTextLengthMax = 600;
const BlockText = z.string().check(z.minLength(1), z.maxLength(blockTextLengthMax));
/** Most blocks on one slip: about 60 cm of paper. */
export const blockCountMax = 80;
/** Longest text in a printed QR: version 25 at level M, still ≥ 3 dots a module at 576 dots. */
export const qrTextBytesMax = 900;

/** What slips there are. None of them imitates an official receipt (domain.md §6). */
export const receiptKinds = [
  'service',
  'feedback',
  'appointment',
  'dossierQuestion',
  /** A slip printed again from its own code. */
  'follow',
  'test',
  /** What staff print while they set a kiosk up: alignment sheet, readiness report. */
  'staff',
] as const;

/** One part of a slip, in reading order. Texts are already in the slip's language. */
export const ReceiptBlockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('title'), text: BlockText }),
  z.strictObject({ type: z.literal('heading'), text: BlockText }),
  z.strictObject({ type: z.literal('text'), text: BlockText }),
  z.strictObject({ type: z.literal('note'), text: BlockText }),
  /** A named fact; `doubt` is printed beside it, framed by dashes ("Chưa rõ"). */
  z.strictObject({
    type: z.literal('fact'),
    label: BlockText,
    value: BlockText,
    note: z.optional(BlockText),
    doubt: z.optional(BlockText),
  }),
  /** A paper to bring, with a box to tick. */
  z.strictObject({ type: z.literal('item'), text: BlockText, note: z.optional(BlockText) }),
  /** The number a resident may need again, in a large size. */
  z.strictObject({
    type: z.literal('number'),
    label: BlockText,
    value: z.string().check(z.maxLength(24)),
  }),
  z.strictObject({
    type: z.literal('qr'),
    text: z.string().check(z.minLength(1), z.maxLength(qrTextBytesMax)),
    caption: BlockText,
  }),
  z.strictObject({ type: z.literal('rule') }),
]);
export type ReceiptBlock = z.infer<typeof ReceiptBlockSchema>;

/** A slip as a document: what it says, before anybody decides where the dots go. */
export const ReceiptDocumentSchema = z.strictObject({
  v: z.literal(1),
  kind: z.enum(receiptKinds),
  language: z.enum(['vi', 'en']),
  /** R71: large print for whoever asked for large text on screen. */
  large: z.boolean(),
  /** Printed as "BẢN DÙNG THỬ / TRIAL" at the top. */
  trial: z.boolean(),
  /** Where the kiosk stands, under the mark at the top, e.g. "Nhà A3, phường Yên Hòa". */
  place: z.optional(BlockText),
  blocks: z.array(ReceiptBlockSchema).check(z.minLength(1), z.maxLength(blockCountMax)),
});
export type ReceiptDocument = z.infer<typeof ReceiptDocumentSchema>;
