/** What says where one is when it takes the focus; the first of them around what went, innermost first. */
const places = '[tabindex], section, fieldset, form, aside, header, dialog, main';

/**
 * Holds the focus in the page when what had it goes: a key that its own work takes away, a row, a part
 * that closes. It goes to the nearest place around it that still stands, so that the next Tab begins
 * there and whoever hears the page hears where they are; the browser would drop it to the top of the
 * document. The returned function stops it.
 */
export function keepFocus(root: HTMLElement): () => void {
  /** What had the focus, and all around it up to the root. */
  let trail: readonly HTMLElement[] = [];
  const onFocus = ({ target }: FocusEvent) => {
    const way: HTMLElement[] = [];
    for (let at = target as HTMLElement | null; at !== null; at = at.parentElement) {
      way.push(at);
      if (at === root) break;
    }
    trail = way;
  };
  const observer = new MutationObserver(() => {
    const [last] = trail;
    if (last === undefined || last.isConnected) return;
    const { activeElement } = document;
    // Whoever opened it has it already, or a field that opened in its place.
    if (activeElement !== null && activeElement !== document.body) return;
    const home = trail.find((one) => one.isConnected && one.matches(places));
    if (home === undefined) return;
    if (!home.hasAttribute('tabindex')) home.tabIndex = -1;
    home.focus({ preventScroll: true });
    // Only held: whoever opened what went may still come for it.
    home.dataset['held'] = '';
    home.addEventListener('blur', () => delete home.dataset['held'], { once: true });
  });
  root.addEventListener('focusin', onFocus);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', onFocus);
    observer.disconnect();
  };
}
