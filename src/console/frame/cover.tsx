import type { ComponentChildren } from 'preact';
import { useModal } from './use-modal.ts';

/**
 * Stands over the whole console while its session is over: what was typed behind stays, nobody can
 * see or reach it. A modal that was open lies behind, too, as the last one opened is the top one.
 */
export function Cover({ children }: { readonly children: ComponentChildren }) {
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      class="cover"
      aria-label="Một Chạm"
      onCancel={(event) => event.preventDefault()}
      onClose={() => dialog.current?.showModal()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </dialog>
  );
}
