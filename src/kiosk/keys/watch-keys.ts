import { controlsOf } from './controls.ts';
import { type Direction, nextControl } from './next-control.ts';
import { createTypedKeys } from './typed-keys.ts';

/** What the keys of a keypad do beside moving the focus. */
export interface KeyActs {
  readonly back: () => void;
  readonly whereAmI: () => void;
  /** F2: screens read themselves out, or no longer. */
  readonly listen: () => void;
  /** F3: stops for a moment, or goes on. */
  readonly pause: () => void;
  /** F4: once more. */
  readonly repeat: () => void;
  /** F5: on to the next part. */
  readonly skip: () => void;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * Everything by arrows, Enter and back (issue 9): a USB keypad, an assistive keypad, a keyboard.
 * Listens below the window, so that what the scanner or the guard has taken never comes here.
 *
 * @param root the page with stage and access keys
 * @returns a function that stops listening
 */
export function watchKeys(root: HTMLElement, acts: KeyActs): () => void {
  const named: Readonly<Record<string, () => void>> = {
    Escape: acts.back,
    BrowserBack: acts.back,
    F1: acts.whereAmI,
    Help: acts.whereAmI,
    F2: acts.listen,
    F3: acts.pause,
    F4: acts.repeat,
    F5: acts.skip,
  };
  const typed = createTypedKeys(pressShown, (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  });

  function move(direction: Direction): void {
    const controls = controlsOf(root);
    const boxes = controls.map((control) => control.getBoundingClientRect());
    const at = controls.indexOf(document.activeElement as HTMLElement);
    const next = nextControl(boxes, at < 0 ? undefined : at, direction);
    // A key moved it: it is shown, whatever had the focus before.
    if (next !== undefined)
      controls[next]?.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
  }

  /**
   * What a key writes goes to the letters on the screen, a sign too, though its own key stands behind
   * another; else it presses the key that stands there.
   */
  function pressShown(key: string): void {
    if (key === '*') {
      acts.whereAmI();
      return;
    }
    const board = root.querySelector<HTMLElement>('.stage .board[data-types]');
    const write = () => board?.dispatchEvent(new CustomEvent('typed', { detail: key }));
    if (board?.dataset['types'] === 'words' && key !== ' ') {
      write();
      return;
    }
    const wanted = key === ' ' ? 'space' : key.toLocaleLowerCase('vi');
    const shown = controlsOf(root).find(
      (control) =>
        control.matches('.kb') &&
        (control.dataset['key'] ?? control.textContent ?? '').toLocaleLowerCase('vi') === wanted,
    );
    if (shown) shown.click();
    // Figures are shown, and a number begins with a letter ("H26.15").
    else write();
  }

  /** Something that Enter and the space press has the focus. */
  function hasFocus(): boolean {
    const focused = document.activeElement as HTMLElement;
    return controlsOf(root).includes(focused) && !focused.matches('[role="textbox"]');
  }

  function erase(): void {
    const key = controlsOf(root).find((control) => control.matches('.kb[data-key="erase"]'));
    if (key) key.click();
    else acts.back();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    // A message lies over the page: nothing moves, writes or speaks beneath it (L12).
    if (root.closest('[inert]') !== null) return;
    const direction = arrows[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      move(direction);
      return;
    }
    if (event.repeat) {
      // R12: whoever holds a key presses once.
      event.preventDefault();
      return;
    }
    if (event.key === 'Backspace') erase();
    else if (Object.hasOwn(named, event.key)) named[event.key]?.();
    // The space presses what has the focus, as Enter does; without one it is a letter like others.
    else if (event.key.length === 1 && !(event.key === ' ' && hasFocus())) {
      typed.key(event.key, event.timeStamp);
    }
  }

  const target = root.ownerDocument;
  target.addEventListener('keydown', onKey);
  return () => {
    target.removeEventListener('keydown', onKey);
    typed.stop();
  };
}
