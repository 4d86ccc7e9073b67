import {
  isContentLanguage,
  type Language,
  type ScreenLanguage,
} from '../../domain/basics/index.ts';

/** A language that the screens' own words are in, and content is not. */
export type GuestLanguage = Exclude<ScreenLanguage, Language>;

export function isGuest(language: ScreenLanguage): language is GuestLanguage {
  return !isContentLanguage(language);
}
