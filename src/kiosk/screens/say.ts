import {
  type Language,
  type LocalText,
  type ScreenLanguage,
  wordsIn,
} from '../../domain/basics/index.ts';
import {
  isLift,
  languageOf,
  type ResidentEvent,
  type ScreenProps,
  type SessionView,
  screenLanguageOf,
} from '../session/index.ts';
import type { KeyboardWords } from '../ui/index.ts';
import { type Words, wordsFor } from '../words/index.ts';
import { frameScreens } from './frame-screens.ts';

/** What a screen needs to speak: words, content in the language, and the way to answer. */
export interface Say {
  readonly t: Words;
  /** Words of content in the resident's language; Vietnamese where nobody translated them. */
  readonly local: (text: LocalText) => string;
  /** What content is in, and whatever goes to an office or on paper. */
  readonly language: Language;
  /** What `t` is in: the `lang` of the screen (R46). */
  readonly lang: ScreenLanguage;
  readonly view: SessionView;
  readonly send: (event: ResidentEvent) => void;
}

/** The words of a screen in the resident's language, as far as that screen has them. */
export function sayFor(props: ScreenProps): Say {
  const { screen, context } = props.state;
  const isTranslated = frameScreens.has(screen) && !isLift(context.facts);
  return isTranslated ? frameSay(props) : contentSay(props);
}

/** Header, access keys and what lies over a screen: in every language. */
export function frameSay(props: ScreenProps): Say {
  return sayIn(props, screenLanguageOf(props.state.context));
}

function contentSay(props: ScreenProps): Say {
  return sayIn(props, languageOf(props.state.context));
}

/** The same in the language of content: for paper, and for whoever reads it in an office. */
export function inContent(say: Say): Say {
  return say.lang === say.language ? say : sayIn({ state: say.view, send: say.send }, say.language);
}

function sayIn({ state, send }: Pick<ScreenProps, 'state' | 'send'>, lang: ScreenLanguage): Say {
  const language = languageOf(state.context);
  return {
    t: wordsFor(lang),
    local: (text) => wordsIn(text, language).words,
    language,
    lang,
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
