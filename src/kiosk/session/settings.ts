import type { Language } from '../../domain/basics/index.ts';
import type { SessionEvent } from './events.ts';

/** Steps of text and key size (R15, R17): everything scales together. */
export const textSizes = ['S', 'M', 'L', 'XL'] as const;
export type TextSize = (typeof textSizes)[number];

/** R20: beside light and dark, white on black, yellow on black, and low contrast for sore eyes. */
export const themes = ['light', 'dark', 'contrast', 'yellow', 'soft'] as const;
export type Theme = (typeof themes)[number];

/** `low`: everything below the 1,220 mm line, for someone who sits (R7). */
export type Reach = 'standing' | 'low';

/** How the resident likes it. Never survives the session (R45). */
export interface Settings {
  readonly language: Language;
  readonly textSize: TextSize;
  readonly theme: Theme;
  readonly reach: Reach;
}

// R15: M is the default; R45: restored after each session and by "Về mặc định".
export const defaultSettings: Settings = {
  language: 'vi',
  textSize: 'M',
  theme: 'light',
  reach: 'standing',
};

/** The settings after an event; any other event leaves them as they are. */
export function withSetting(settings: Settings, event: SessionEvent): Settings {
  switch (event.type) {
    case 'SET_LANGUAGE':
      return { ...settings, language: event.language };
    case 'SET_TEXT_SIZE':
      return { ...settings, textSize: event.textSize };
    case 'SET_THEME':
      return { ...settings, theme: event.theme };
    case 'SET_REACH':
      return { ...settings, reach: event.reach };
    case 'SET_DEFAULTS':
      return defaultSettings;
    default:
      return settings;
  }
}
