import { type ScreenPart, scriptOf, type Utterance } from '../../domain/speech/index.ts';
import { type ReadingNotes, type ReadPart, readScreen } from './read-screen.ts';

/** After the last change of the page, ms: it stands (R37: sound within 500 ms). */
const settledMs = 120;
/** A page that never comes to rest is read as it is after this long, ms. */
const settledMsMax = 1_500;

/** What is asked for at the moment of reading. */
export interface Follower {
  readonly notes: () => ReadingNotes;
  /** What is read behind the first screen: where one is, and the keys of every screen. */
  readonly behindFirst: () => readonly Element[];
  readonly headset: () => boolean;
  /** Said into the room in place of what is personal. */
  readonly privateWords: () => string;
  readonly say: (script: readonly Utterance[]) => void;
  /** Something is being said now. */
  readonly isSpeaking: () => boolean;
}

/** Reads a stage out: whole when asked, and by itself whenever another screen stands on it. */
export interface ScreenFollower {
  /** Says all that is seen, and what stands on every screen behind it. */
  readonly sayAll: () => void;
  /** Says one control: the one that the focus came to. */
  readonly sayOne: (element: Element) => void;
  readonly sayWords: (words: readonly string[]) => void;
  /** Marks the part that is being said; undefined: none. */
  readonly mark: (utterance: number | undefined) => void;
  readonly stop: () => void;
}

/** What tells one screen from the next: where it is, which page, what it asks. */
function identityOf(stage: Element): string {
  const screen = stage instanceof HTMLElement ? stage.dataset['screen'] : '';
  const over = stage.querySelector('[role="dialog"], [role="alertdialog"]');
  const heading = (over ?? stage).querySelector('h1, h2')?.textContent ?? '';
  const page = over ? '' : (stage.querySelector('.pager-keys [role="status"]')?.textContent ?? '');
  return [screen, over !== null, heading, page].join('\n');
}

/** What a screen says by itself when it changes: a form that is not finished, paper, an answer. */
function newsOf(stage: Element): readonly Element[] {
  return [...stage.querySelectorAll('[role="status"], [role="alert"]')].filter(
    (element) => element.closest('.pager-keys') === null,
  );
}

export function followScreen(stage: HTMLElement, follower: Follower): ScreenFollower {
  let parts: readonly (ScreenPart & { readonly element?: HTMLElement })[] = [];
  let script: readonly Utterance[] = [];
  let marked: HTMLElement | undefined;
  let identity = '';
  let news = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changedAtMs: number | undefined;

  function say(read: readonly (ScreenPart & { readonly element?: HTMLElement })[]): void {
    parts = follower.headset() ? read : hidePersonal(read);
    script = scriptOf(parts);
    if (script.length > 0) follower.say(script);
  }

  /** R32: what is personal is said to be, once where it stands, and not what it is. */
  function hidePersonal(read: typeof parts): typeof parts {
    const words = follower.privateWords();
    return read.flatMap((part, at) => {
      if (!part.personal) return [part];
      if (read[at - 1]?.personal === true) return [];
      return [{ ...part, text: words, personal: false, language: follower.notes().language }];
    });
  }

  function readFrom(elements: readonly Element[], unseen = false): readonly ReadPart[] {
    const notes = { ...follower.notes(), unseen };
    return elements.flatMap((element) => readScreen(element, notes));
  }

  const topmost = (): Element =>
    stage.querySelector('[role="alertdialog"], [role="dialog"]') ?? stage;

  function sayScreen(behind: readonly Element[]): void {
    identity = identityOf(stage);
    news = textOf(newsOf(stage));
    say([...readFrom([topmost()]), ...readFrom(behind, true)]);
  }

  function look(): void {
    timer = undefined;
    changedAtMs = undefined;
    const hasHeading = topmost().querySelector('h1, h2, .veil') !== null;
    if (!hasHeading) return;
    const isFirst = identity === '';
    if (identityOf(stage) !== identity) {
      sayScreen(isFirst ? follower.behindFirst() : []);
      return;
    }
    const now = newsOf(stage);
    const text = textOf(now);
    if (text === news) return;
    news = text;
    // It waits its turn: what is being read is not cut off by paper that moves on.
    if (text !== '' && !follower.isSpeaking()) say(readFrom(now));
  }

  const observer = new MutationObserver(() => {
    const nowMs = performance.now();
    changedAtMs ??= nowMs;
    clearTimeout(timer);
    timer = setTimeout(look, nowMs - changedAtMs > settledMsMax ? 0 : settledMs);
  });
  observer.observe(stage, {
    childList: true,
    characterData: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-screen'],
  });

  function mark(utterance: number | undefined): void {
    const part = utterance === undefined ? undefined : script[utterance]?.part;
    const next = part === undefined ? undefined : parts[part]?.element;
    if (next === marked) return;
    marked?.removeAttribute('data-said');
    next?.setAttribute('data-said', '');
    marked = next;
  }

  timer = setTimeout(look, settledMs);
  return {
    sayAll: () => sayScreen(follower.behindFirst()),
    sayOne: (element) => say(readFrom([element])),
    sayWords: (words) =>
      say(words.map((text) => ({ text, language: follower.notes().language, personal: false }))),
    mark,
    stop() {
      observer.disconnect();
      clearTimeout(timer);
      mark(undefined);
    },
  };
}

const textOf = (elements: readonly Element[]): string =>
  elements.map(({ textContent }) => textContent).join('\n');
