import { contentLanguage, type Language, type ScreenLanguage } from '../../domain/basics/index.ts';
import type { BadgeRefusal } from '../../domain/codes/index.ts';
import type { Utterance } from '../../domain/speech/index.ts';
import { type Facts, unknownFacts } from './facts.ts';
import { nobody, type Resident } from './resident.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** What the session remembers. Only `facts` outlive a resident and a member of staff. */
export interface SessionContext {
  readonly resident: Resident;
  readonly settings: Settings;
  readonly facts: Facts;
  readonly staff: StaffMember;
  readonly audio: Audio;
}

/** What is being read out. */
export interface Audio {
  readonly script: readonly Utterance[];
  /** Which utterance of the script is said now, from 0. */
  readonly at: number;
  /** Something of this screen could not be said: no clip of these words, and no voice. */
  readonly unsaid: boolean;
}

export const noAudio: Audio = Object.freeze<Audio>({ script: [], at: 0, unsaid: false });

/** Who of staff stands here, as far as the screens of the door need it. */
export interface StaffMember {
  /** Wrong PINs in a row (S1). */
  readonly wrongPins: number;
  /** This kiosk has no PIN that could be right. */
  readonly noPin: boolean;
  /** The badge that was read, or the code that makes a machine a kiosk; no resident's. */
  readonly badge: string | undefined;
  /** Why the badge does not open here. */
  readonly refusal: BadgeRefusal | undefined;
  /** Id on the badge; stands in the readiness report. */
  readonly person: string | undefined;
  /** What staff read, whatever the site offers its residents; undefined: as the screen stood. */
  readonly language: Language | undefined;
}

export const nobodyOfStaff: StaffMember = {
  wrongPins: 0,
  noPin: false,
  badge: undefined,
  refusal: undefined,
  person: undefined,
  language: undefined,
};

/** The language that the screen's own words are in now. */
export function screenLanguageOf({
  settings,
  staff,
}: Pick<SessionContext, 'settings' | 'staff'>): ScreenLanguage {
  return staff.language ?? settings.language;
}

/** The language that content is shown in now. */
export function languageOf({
  settings,
  staff,
}: Pick<SessionContext, 'settings' | 'staff'>): Language {
  return staff.language ?? contentLanguage(settings.language);
}

export const initialContext: SessionContext = {
  resident: nobody,
  settings: defaultSettings,
  facts: unknownFacts,
  staff: nobodyOfStaff,
  audio: noAudio,
};
