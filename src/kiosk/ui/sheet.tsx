import type { ComponentChildren } from 'preact';

export interface SheetProps {
  readonly label: string;
  /** `alert` interrupts a screen reader: the warning before the wipe. */
  readonly role: 'dialog' | 'alertdialog';
  /** With a scrim the screen beneath rests; without, it stays readable. */
  readonly scrim: boolean;
  /** What it is in, where the screen beneath may be in another language (R46). */
  readonly lang: string;
  readonly children: ComponentChildren;
}

/** Comes up over the lower part of the screen and never covers the access keys. */
export function Sheet({ label, role, scrim, lang, children }: SheetProps) {
  return (
    <div class={scrim ? 'sheet-room has-scrim' : 'sheet-room'}>
      <section class="sheet" role={role} lang={lang} aria-label={label}>
        {children}
      </section>
    </div>
  );
}
