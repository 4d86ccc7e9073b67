import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../keys/index.ts';
import { useWords } from '../words/index.ts';
import { giveBackFocus } from './give-back-focus.ts';

interface DrawerProps {
  readonly title: string;
  readonly sub?: ComponentChildren;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** At the bottom, always in sight. */
  readonly actions?: ComponentChildren;
  /** px; 256 to 500 (visual-console.md, Grid). */
  readonly width?: number;
  /** A form that was asked for: the focus goes into it. */
  readonly isForm?: boolean;
}

/**
 * Follows the selected row and leaves the focus in the table; `Esc` closes it, and a focus that was in
 * it goes back to where it came from. What is wrong comes first, then evidence, plots, what was done,
 * actions.
 */
export function Drawer(props: DrawerProps) {
  const { title, sub, onClose, children, actions, width, isForm = false } = props;
  const t = useWords();
  const body = useRef<HTMLDivElement>(null);
  // Read before a field of the drawer takes the focus.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    const at = body.current;
    if (isForm && at !== null && !at.contains(document.activeElement)) {
      at.querySelector<HTMLElement>('button, input, select, textarea')?.focus();
    }
    return () => giveBackFocus(opener);
  }, [opener, isForm]);
  useKeys([{ keys: 'Esc', says: t('frame.keyBack'), run: onClose }]);
  return (
    <aside
      class="panel drawer"
      aria-label={title}
      style={width === undefined ? {} : { '--drawer': `${width}px` }}
    >
      <header class="dh">
        <div>
          <h2>{title}</h2>
          {sub !== undefined && <div class="m s">{sub}</div>}
        </div>
        <button type="button" class="esc" title={t('ui.close')} onClick={onClose}>
          <kbd>Esc</kbd>
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys */}
      <div ref={body} class="db" tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
      {actions !== undefined && <footer class="da row">{actions}</footer>}
    </aside>
  );
}
