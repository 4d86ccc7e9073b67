import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { giveBackFocus } from '../ui/index.ts';

/**
 * A dialog that is modal from its first drawing to its last: the browser keeps the focus inside, and
 * whoever opened it has it back.
 */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // Read before a field of the dialog takes the focus.
  const [opener] = useState(() => document.activeElement);
  // Before it is painted: one that is drawn first and modal a frame later loses a key pressed between.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const element = dialog.current;
    return () => {
      // Out of the page by now: a dialog that is closed there gives nothing back by itself.
      element?.close();
      giveBackFocus(opener);
    };
  }, [opener]);
  return dialog;
}
