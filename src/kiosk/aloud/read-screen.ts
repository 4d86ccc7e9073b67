import { type ScreenLanguage, screenLanguages } from '../../domain/basics/index.ts';
import type { ScreenPart } from '../../domain/speech/index.ts';

/** A part of the screen that is said, and what is marked while it is. */
export interface ReadPart extends ScreenPart {
  readonly element: HTMLElement;
}

export interface ReadingWords {
  readonly chosen: string;
  readonly notChosen: string;
  readonly switchedOn: string;
  readonly notYet: string;
  readonly empty: string;
}

export interface ReadingNotes {
  /** Language of everything that does not say its own. */
  readonly language: ScreenLanguage;
  readonly words: ReadingWords;
  /** What the resident typed, scanned or answered: said in a headset only (R32). */
  readonly personal: readonly string[];
  /** A part that gave its place to the keys of the voice is read all the same. */
  readonly unseen?: boolean;
  /** What is chosen here says something about the resident. */
  readonly choicesPersonal: boolean;
}

/** Drawn, and said in no other way than by what stands beside it. */
const silent = 'svg, canvas, video, img, style, script, [aria-hidden="true"], .caret';
/** Said by their name alone: forty letters one after the other help nobody. */
const named = 'section.board, section.pad';
const interactive = 'button, a[href], [role="radio"], [role="checkbox"], [role="textbox"]';
/** Inline, but a text of its own. */
const apart = new Set(['SMALL', 'BR', 'DT', 'DD']);

/**
 * What a person would read out of a part of the page, in the order of its lines: headings, texts,
 * options with what is chosen, keys. It is read from the page itself, so that no screen can forget
 * a word; what is not seen (overleaf, drawn, covered) is not said.
 */
export function readScreen(root: Element, notes: ReadingNotes): readonly ReadPart[] {
  const parts: ReadPart[] = [];

  const mayRead = (element: HTMLElement) => notes.unseen === true || isSeen(element);

  function add(text: string, element: HTMLElement, state = false): void {
    const words = text.replace(/\s+/g, ' ').trim();
    if (words === '') return;
    const personal =
      element.closest('[data-personal]') !== null ||
      (state && notes.choicesPersonal) ||
      notes.personal.some((value) => words.includes(value));
    parts.push({ text: words, language: languageOf(element, notes.language), personal, element });
  }

  function read(parent: HTMLElement, mark: HTMLElement): void {
    let run = '';
    const flush = () => {
      if (run.trim() !== '' && isOnPage(parent)) add(run, mark);
      run = '';
    };
    for (const node of parent.childNodes) {
      if (node instanceof Text) run += node.data;
      else if (node instanceof HTMLElement && !node.matches(silent) && mayRead(node)) {
        if (isInline(node)) run += node.textContent;
        else {
          flush();
          visit(node, mark);
        }
      }
    }
    flush();
  }

  function visit(element: HTMLElement, within: HTMLElement): void {
    const label = element.getAttribute('aria-label');
    if (element.matches(named)) {
      add(label ?? '', element);
      return;
    }
    if (!element.matches(interactive)) {
      // What is part of a key is marked with the whole key.
      read(element, within.matches(interactive) ? within : element);
      return;
    }
    if (!isOnPage(element)) return;
    const before = parts.length;
    read(element, element);
    const own = parts.splice(before);
    // A name that only ears get; not where the same words stand in it as a hint.
    const isNamed = own.length === 0 || element.matches('[role="textbox"]');
    if (isNamed && !own.some(({ text }) => text === label)) add(label ?? '', element);
    parts.push(...own);
    for (const state of statesOf(element, notes.words)) add(state, element, true);
  }

  if (root instanceof HTMLElement && mayRead(root)) visit(root, root);
  return parts;
}

function statesOf(element: HTMLElement, words: ReadingWords): readonly string[] {
  const checked = element.getAttribute('aria-checked');
  const states: string[] = [];
  if (checked === 'true' || element.getAttribute('aria-current') === 'true')
    states.push(words.chosen);
  if (checked === 'false' && element.getAttribute('role') === 'checkbox')
    states.push(words.notChosen);
  if (element.getAttribute('aria-pressed') === 'true') states.push(words.switchedOn);
  if (element.getAttribute('aria-disabled') === 'true') states.push(words.notYet);
  if (element.matches('[role="textbox"]') && (element.textContent ?? '').trim() === '')
    states.push(words.empty);
  return states;
}

function languageOf(element: Element, language: ScreenLanguage): ScreenLanguage {
  const lang = element.closest('[lang]:not(html)')?.getAttribute('lang');
  return screenLanguages.find((each) => each === lang) ?? language;
}

const isSeen = (element: HTMLElement): boolean =>
  element.checkVisibility({ visibilityProperty: true }) || element.matches('.for-ears');

/** A block that goes on overleaf: only lines within the page are read (R25). */
function isOnPage(element: HTMLElement): boolean {
  const view = element.closest('.pager-view')?.getBoundingClientRect();
  if (view === undefined) return true;
  const { top, bottom } = element.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return middle >= view.top - 1 && middle <= view.bottom + 1;
}

/** Part of the line that it stands in. */
function isInline(element: HTMLElement): boolean {
  if (apart.has(element.tagName) || element.matches(interactive)) return false;
  if (element.querySelector(`${interactive}, small, br, p, div`) !== null) return false;
  // A name in another language is said by another voice.
  if (element.hasAttribute('lang') || element.dataset['personal'] !== undefined) return false;
  return getComputedStyle(element).display.startsWith('inline');
}
