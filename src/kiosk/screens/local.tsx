import type { ComponentChildren } from 'preact';
import { type LocalText, wordsIn } from '../../domain/basics/index.ts';
import type { ServiceFacts } from '../../domain/service/index.ts';
import { isGuest } from '../words/index.ts';
import type { Say } from './say.ts';

/** Characters of a name on a card and in a heading: four lines of a card; the page has all of it. */
const nameCharsMax = 120;

/** What a procedure is called: as residents say it, or by its official name when we have no other. */
export function nameOf(facts: ServiceFacts): LocalText {
  return facts.entry === 'register' ? facts.name : facts.shortName;
}

/** Cut at a word, with a mark that something is missing. */
export function shortName(name: string): string {
  if (name.length <= nameCharsMax) return name;
  const cut = name.slice(0, nameCharsMax);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), nameCharsMax / 2))}…`;
}

/**
 * Content in the resident's language. Where nobody translated it, it is Vietnamese and marked as
 * that, so that a screen reader reads it as Vietnamese.
 */
export function Local({
  say,
  text,
  children,
}: {
  readonly say: Say;
  readonly text: LocalText;
  /** The words as they are to be drawn, when they are more than the text. */
  readonly children?: ComponentChildren;
}) {
  const { words, language } = wordsIn(text, say.language);
  const drawn = children ?? words;
  return <span lang={language === say.lang ? undefined : language}>{drawn}</span>;
}

/** Told once on a screen of a guest's language: what the procedures on it are written in. */
export function ContentNote({ say }: { readonly say: Say }) {
  return isGuest(say.lang) ? <p class="note">{say.t('languages.contentIn')}</p> : null;
}
