import { type Language, type LocalText, wordsIn } from '../../domain/basics/index.ts';
import {
  languageOf,
  type ResidentEvent,
  type ScreenProps,
  type SessionView,
} from '../session/index.ts';
import type { KeyboardWords } from '../ui/index.ts';
import { type Words, wordsFor } from '../words/index.ts';

/** What a screen needs to speak: words, content in the language, and the way to answer. */
export interface Say {
  readonly t: Words;
  /** Words of content in the resident's language; Vietnamese where nobody translated them. */
  readonly local: (text: LocalText) => string;
  readonly language: Language;
  readonly view: SessionView;
  readonly send: (event: ResidentEvent) => void;
}

/** The screen's words in the resident's language. */
export function sayFor({ state, send }: ScreenProps): Say {
  const language = languageOf(state.context);
  return {
    t: wordsFor(language),
    local: (text) => wordsIn(text, language).words,
    language,
    view: state,
    send,
  };
}

export function keyboardWords(t: Words): KeyboardWords {
  return {
    label: t('search.keyboard'),
    space: t('search.keySpace'),
    erase: t('search.keyErase'),
    digits: t('search.keyNumbers'),
    letters: t('search.keyLetters'),
    tones: {
      acute: t('search.toneAcute'),
      grave: t('search.toneGrave'),
      hook: t('search.toneHook'),
      tilde: t('search.toneTilde'),
      dot: t('search.toneDot'),
    },
  };
}
