import type { starterContent, starterGuides } from '../../content/index.ts';
import type { Language } from '../../domain/basics/index.ts';
import { clipKey, scriptOf } from '../../domain/speech/index.ts';
import { frameWords } from '../../kiosk/words/index.ts';

/** Words that a kiosk may have to say, and so wants a clip of. */
export interface WantedClip {
  readonly key: string;
  readonly language: Language;
  readonly said: string;
}

export interface Wanted {
  readonly clips: readonly WantedClip[];
  /** Texts with a place that a fact fills: no clip is right for all, only a voice. */
  readonly varying: Readonly<Record<Language, number>>;
}

/** Staff read for themselves; what stands in a code, a link or a date is no text. */
const notForEars = /^staff\./;
const languages = ['vi', 'en'] as const;
const place = /\{\{?[\w.]+\}?\}/;

/** Texts in both languages, wherever they stand in content. */
function localTexts(value: unknown): readonly { readonly vi: string; readonly en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('vi' in value && typeof value.vi === 'string') {
    const en = 'en' in value && typeof value.en === 'string' ? value.en : '';
    return [{ vi: value.vi, en }];
  }
  return Object.values(value).flatMap(localTexts);
}

/**
 * Every utterance of the screens, of the content and of the guided flows, once: cut and turned
 * into words as a kiosk does it, so that each is found by its key.
 */
export async function wantedClips(
  content: ReturnType<typeof starterContent>,
  flows: ReturnType<typeof starterGuides>,
): Promise<Wanted> {
  const clips = new Map<string, WantedClip>();
  const varying = { vi: 0, en: 0 };
  const add = async (text: string, language: Language) => {
    if (place.test(text)) {
      varying[language] += 1;
      return;
    }
    for (const { said } of scriptOf([{ text, language, personal: false }])) {
      const key = await clipKey(said, language);
      clips.set(key, { key, language, said });
    }
  };
  const frame = frameWords().filter(({ key }) => !notForEars.test(key));
  // Content may write a text of the screens anew.
  for (const text of [...frame, ...localTexts(content)]) {
    for (const language of languages) await add(text[language], language);
  }
  for (const flow of flows) {
    for (const language of languages) {
      for (const text of Object.values(flow.texts[language] ?? {})) await add(text, language);
    }
  }
  return { clips: [...clips.values()], varying };
}
