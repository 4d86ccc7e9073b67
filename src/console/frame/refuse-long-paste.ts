import { language, sayNumber, wordsFor } from '../words/index.ts';

/** Most characters that a field takes at once: the longest text of a procedure has 8,000, a list of them several. */
export const pasteCharsMax = 20_000;

/**
 * Refuses what is pasted or dropped into a field when it is longer than any text here may be, and says
 * so under the field: whole files come by the page of imports, and a field that swallowed one would
 * hold up the page for as long as it is drawn. What stood in the field stays as it was.
 */
export function refuseLongPastes(document: Document): void {
  let said: HTMLElement | undefined;
  const unsay = (): void => {
    said?.remove();
    said = undefined;
  };
  document.addEventListener(
    'beforeinput',
    (event) => {
      unsay();
      const { target } = event;
      const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
      if (text.length <= pasteCharsMax || !(target instanceof HTMLElement)) return;
      event.preventDefault();
      said = document.createElement('p');
      said.className = 'toolong';
      said.setAttribute('role', 'alert');
      const { left, bottom } = target.getBoundingClientRect();
      said.style.left = `${Math.round(left)}px`;
      said.style.top = `${Math.round(Math.min(bottom, innerHeight - sayingHeightPx)) + 4}px`;
      // Whoever is behind an open dialog is neither seen nor heard.
      (target.closest('dialog') ?? document.body).append(said);
      said.textContent = wordsFor(language.value)('ui.pasteTooLong', {
        chars: sayNumber(text.length),
        most: sayNumber(pasteCharsMax),
      });
    },
    { capture: true },
  );
  document.addEventListener('focusout', unsay, { capture: true });
}

/** Room for three lines at the lower edge, px. */
const sayingHeightPx = 76;
