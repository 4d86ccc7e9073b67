import type { ComponentChildren } from 'preact';
import { useKeys } from '../keys/index.ts';
import { useWords } from '../words/index.ts';

interface DrawerProps {
  readonly title: string;
  readonly sub?: ComponentChildren;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** At the bottom, always in sight. */
  readonly actions?: ComponentChildren;
  /** px; 256 to 500 (visual-console.md, Grid). */
  readonly width?: number;
}

/**
 * Follows the selected row and leaves the focus in the table; `Esc` closes it. What is wrong comes
 * first, then evidence, plots, what was done, actions.
 */
export function Drawer({ title, sub, onClose, children, actions, width }: DrawerProps) {
  const t = useWords();
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
      <div class="db" tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
      {actions !== undefined && <footer class="da row">{actions}</footer>}
    </aside>
  );
}
