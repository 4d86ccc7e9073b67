import * as z from 'zod/mini';

/**
 * The drawings that content may ask for, by name. Content names a drawing and never brings one,
 * so that no bundle can put foreign shapes on the wall.
 */
const pictograms = [
  'apart',
  'baby',
  'birth',
  'calendar',
  'car',
  'chat',
  'check3',
  'desk',
  'docs',
  'end',
  'family',
  'folder',
  'form',
  'health',
  'home',
  'house',
  'id',
  'money',
  'news',
  'one',
  'passport',
  'phone',
  'place',
  'plant',
  'question',
  'redbook',
  'rings',
  'school',
  'seat',
  'shop',
  'stamp',
  'warn',
  'wedding',
] as const;

/** The name of a drawing. */
export const pictogramSchema = z.enum(pictograms);
export type Pictogram = z.infer<typeof pictogramSchema>;
