import type { Flow } from '../model/flow.ts';
import { findText, placeholderPattern, sourceHash } from '../model/text-of.ts';
import { error, type GuideFinding } from './finding.ts';
import { syllablesOf } from './length.ts';
import { say } from './say.ts';
import { textUsesOf } from './uses.ts';

/** Languages that the voices of a kiosk are approved for; any other is spoken by clips alone. R28 */
const approvedVoices: ReadonlySet<string> = new Set(['vi', 'en']);
/** A plain voice at R30's 120 words a minute says two in a second, and is stopped after 60 s. */
const spokenWordsMax = 120;

/**
 * Recorded clips: by language, then by text key, the hash of the words that a clip says
 * (`sourceHash`). A language that is named is spoken by clips, and every text of it needs one.
 */
export type Clips = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Signs that voices skip, spell or each read in their own way. */
const unsaidSigns = /[^\p{L}\p{M}\p{N}\s.,;:?!()“”"'’…–-]/gu;
/** A dash between figures is heard as "minus" or not at all: "từ 70 đến 74". */
const dashedFigures = /\d\s*[-–]\s*\d/;
/** Figures of a code: read as a number of hundred thousands, which nobody writes down. */
const longFigures = /\d{5,}/;
/** Letters that only Vietnamese has: a foreign voice makes noise of them. */
const vietnameseLetters = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

/** What keeps a voice from saying a text as it is meant. */
function unsayable(text: string, locale: string) {
  const said = text.replace(placeholderPattern, '1');
  if (!/\p{L}/u.test(said)) return [say.nothingToSay()];
  const signs = [...new Set(said.match(unsaidSigns) ?? [])];
  const figures = dashedFigures.exec(said) ?? longFigures.exec(said);
  const words = said.split(/\s+/u);
  const foreign = locale === 'vi' ? [] : words.filter((word) => vietnameseLetters.test(word));
  return [
    ...(signs.length > 0 ? [say.unsaidSigns(signs.join(' '))] : []),
    ...(figures ? [say.unsaidFigures(figures[0])] : []),
    // A name within a sentence is heard as a name; half a sentence is heard by nobody.
    ...(foreign.length >= 3 && foreign.length * 3 >= words.length ? [say.otherVoice(locale)] : []),
  ];
}

function checkClip(flow: Flow, clips: Clips, locale: string, key: string, text: string) {
  const of = Object.hasOwn(clips, locale) ? clips[locale] : undefined;
  const where = `texts.${locale}.${key}`;
  if (of === undefined) {
    if (approvedVoices.has(locale)) {
      return unsayable(text, locale).map((said) => error('AUDIO', where, said));
    }
    return flow.locales[locale] === 'optional' ? [] : [error('AUDIO', where, say.noVoice(locale))];
  }
  if (!Object.hasOwn(of, key)) return [error('AUDIO', where, say.noClip())];
  return of[key] === sourceHash(text) ? [] : [error('AUDIO', where, say.oldClip())];
}

/** What "Nghe" says of one screen, where it must be heard whole: a question, or the head of an end. */
function spokenKeys(state: Flow['states'][string]): readonly (string | undefined)[] {
  if (state.kind === 'outcome') return [state.title, state.text, state.nextStep];
  const own = [state.title, state.why, state.help];
  if (state.kind === 'date' || state.kind === 'int') return [...own, state.unsure];
  const options = state.options.flatMap(({ label, note }) => [label, note]);
  return [...own, ...options, ...(state.kind === 'set' ? [state.none] : [])];
}

function checkTime(flow: Flow, locale: string): GuideFinding[] {
  return Object.entries(flow.states).flatMap(([id, state]) => {
    const words = spokenKeys(state)
      .map((key) => syllablesOf((key && findText(flow, key, locale)) ?? ''))
      .reduce((sum, count) => sum + count, 0);
    if (words <= spokenWordsMax) return [];
    return [error('AUDIO', `states.${id}`, say.tooLongToSay(locale, words, spokenWordsMax))];
  });
}

/**
 * Whether everything that a resident needs is spoken in every language shown (AUDIO, R28): by a
 * clip of these very words, or by the kiosk's voice, which then must be able to say them; and a
 * screen before the voice is stopped.
 */
export function checkAudio(flow: Flow, clips: Clips = {}): GuideFinding[] {
  const keys = [...new Set(textUsesOf(flow).map(({ key }) => key))];
  return Object.keys(flow.locales).flatMap((locale) => [
    ...keys.flatMap((key) => {
      const words = flow.texts[locale];
      const text = words && Object.hasOwn(words, key) ? words[key] : undefined;
      // That a text is missing is told by I18N.
      return text === undefined ? [] : checkClip(flow, clips, locale, key, text);
    }),
    ...checkTime(flow, locale),
  ]);
}
