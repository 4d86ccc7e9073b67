import type { ComponentChildren } from 'preact';
import { type LocalText, wordsIn } from '../../domain/basics/index.ts';
import type { Say } from './say.ts';

/** Words of content, marked with their language where the screen around them is in another (R46). */
export function said(say: Say, text: LocalText): ComponentChildren {
  const { words, language } = wordsIn(text, say.language);
  return language === say.lang || words === '' ? words : <span lang={language}>{words}</span>;
}
