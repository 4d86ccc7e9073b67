import type { Site } from '../../domain/api/index.ts';
import { languages, type ScreenLanguage } from '../../domain/basics/index.ts';

/** Steps of text and key size (R15, R17): everything scales together. */
export const textSizes = ['S', 'M', 'L', 'XL'] as const;
export type TextSize = (typeof textSizes)[number];

/** R20: beside light and dark, white on black, yellow on black, and low contrast for sore eyes. */
export const themes = ['light', 'dark', 'contrast', 'yellow', 'soft'] as const;
export type Theme = (typeof themes)[number];

/** `low`: everything below the 1,220 mm line, for someone who sits (R7). */
export type Reach = 'standing' | 'low';

/** R30: percent of the plain rate of 120 to 125 words a minute; the pitch stays. */
export const speechRates = [50, 75, 100, 125, 150, 175, 200] as const;
export type SpeechRate = (typeof speechRates)[number];

/** R29: steps of the voice, 6 dB apart; the third is how loud it begins. */
export const volumes = [1, 2, 3, 4, 5] as const;
export type Volume = (typeof volumes)[number];

/** §1.6: the loudspeaker of a lobby goes no higher than it begins; a headset does. */
export const speakerVolumeMax: Volume = 3;

/** How the resident likes it. Never survives the session (R45). */
export interface Settings {
  /** What the screen's own words are in; content is in `contentLanguage` of it. */
  readonly language: ScreenLanguage;
  readonly textSize: TextSize;
  readonly theme: Theme;
  readonly reach: Reach;
  /** Each screen is read out when it appears (R27). */
  readonly aloud: boolean;
  readonly rate: SpeechRate;
  readonly volume: Volume;
}

// R15: M is the default; R45: restored after each session and by "Về mặc định".
export const defaultSettings: Settings = {
  language: 'vi',
  textSize: 'M',
  theme: 'light',
  reach: 'standing',
  aloud: false,
  rate: 100,
  volume: 3,
};

/** S5: what a site offers, in its order; one that names none offers the languages of content. */
export function offeredLanguages(site: Site | undefined): readonly ScreenLanguage[] {
  return site?.languages ?? languages;
}

/** S5: whether a site offers a language. */
export function offersLanguage(site: Site | undefined, language: ScreenLanguage): boolean {
  return offeredLanguages(site).includes(language);
}

/** What everybody begins with at a site: its first language (S5), and otherwise the default. */
export function settingsAt(site: Site | undefined): Settings {
  const language = site?.languages?.[0] ?? defaultSettings.language;
  return language === defaultSettings.language ? defaultSettings : { ...defaultSettings, language };
}

/** The settings when a site was heard: nobody is left with a language that is not offered there. */
export function settingsMoved(
  settings: Settings,
  from: Site | undefined,
  to: Site | undefined,
): Settings {
  const isUntouched = settings.language === settingsAt(from).language;
  if (!isUntouched && offersLanguage(to, settings.language)) return settings;
  const { language } = settingsAt(to);
  return language === settings.language ? settings : { ...settings, language };
}
