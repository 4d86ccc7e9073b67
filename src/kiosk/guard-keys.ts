/** Keys that move about the page and press what has the focus; harmless without a modifier. */
const pageKeys: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  ' ',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);

/**
 * Takes every key and the context menu away from the browser before any other script runs: with
 * `--kiosk` alone its shortcuts open tabs, tools and print dialogs (devices.md §4, escape matrix).
 * Listeners of the page still hear the keys: the wedge scanner types with them.
 */
export function guardKeys(target: Window): void {
  target.addEventListener(
    'keydown',
    (event) => {
      const combined = event.ctrlKey || event.altKey || event.metaKey;
      if (combined || !pageKeys.has(event.key)) event.preventDefault();
    },
    { capture: true },
  );
  for (const type of ['contextmenu', 'dragstart', 'drop', 'dragover'] as const) {
    target.addEventListener(type, (event) => event.preventDefault(), { capture: true });
  }
  // Policy refuses the chooser, but with a bar across the screen that stays.
  target.addEventListener(
    'click',
    (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'file') {
        event.preventDefault();
      }
    },
    { capture: true },
  );
  // With ctrl, and so from two fingers, the wheel would zoom.
  target.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    { capture: true, passive: false },
  );
}
