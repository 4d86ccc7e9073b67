import type { ComponentChildren } from 'preact';
import { useModal } from './use-modal.ts';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A sheet over the page: the browser keeps the focus inside, `Esc` and a click beside it close it. */
export function Dialog({ label, onClose, children }: DialogProps) {
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // Keys of the page behind stay silent; Esc closes, by the browser's own cancel.
        event.stopPropagation();
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        // Sends what is asked for, from a field of many lines too.
        event.preventDefault();
        event.currentTarget.querySelector('form')?.requestSubmit();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {children}
    </dialog>
  );
}
