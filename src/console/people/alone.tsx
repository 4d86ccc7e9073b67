import type { ComponentChildren } from 'preact';
import { Mark, ThemeAndLanguage } from '../frame/index.ts';
import { useWords } from '../words/index.ts';

/** One card on an empty page, with the two choices that everybody has. */
export function Alone({ children }: { readonly children: ComponentChildren }) {
  const t = useWords();
  return (
    <main class="alone">
      <div class="card">
        <div class="mark">
          <Mark />
          <span>{t('frame.product')}</span>
        </div>
        {children}
      </div>
      <div class="under">
        <ThemeAndLanguage />
      </div>
    </main>
  );
}
