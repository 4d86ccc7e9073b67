import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** What a key does, and how it is said in the foot and in the list of keys. */
export interface KeyBinding {
  /** As it is shown: `J`, `Enter`, `Ctrl K`, `[`, `F8`. */
  readonly keys: string;
  readonly says: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Shown in the foot of the page, not only in the list. */
  readonly inFoot?: boolean;
}

interface Layer {
  bindings: readonly KeyBinding[];
}

/** Innermost last: a drawer before its table, a dialog before all. */
const layers: Layer[] = [];
/** Rises when what the keys do has changed, for the foot and the list. */
const changes = signal(0);

/** The keys that work now, outermost first; the innermost of two equal ones wins. */
export function activeKeys(): readonly KeyBinding[] {
  void changes.value;
  const byKeys = new Map<string, KeyBinding>();
  for (const layer of layers) {
    for (const binding of layer.bindings) byKeys.set(binding.keys, binding);
  }
  return [...byKeys.values()];
}

/** Binds keys for as long as the component stands. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = useRef<Layer>({ bindings });
  const said = bindings
    .map(({ keys, says, inFoot }) => `${keys}|${says}|${inFoot === true}`)
    .join();
  layer.current.bindings = bindings;
  useEffect(() => {
    const own = layer.current;
    layers.push(own);
    changes.value += 1;
    return () => {
      layers.splice(layers.indexOf(own), 1);
      changes.value += 1;
    };
  }, []);
  useEffect(() => {
    changes.value += 1;
  }, [said]);
}

/** The name of a pressed key as bindings write it; `Ctrl` stands for the Mac's command key too. */
export function nameOf(event: KeyboardEvent): string {
  const key =
    event.key === 'Escape'
      ? 'Esc'
      : event.key === ' '
        ? 'Space'
        : event.key.length === 1
          ? event.key.toUpperCase()
          : event.key;
  return event.ctrlKey || event.metaKey ? `Ctrl ${key}` : key;
}

/** Whether letters are text here. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

/** Listens for the whole page; the returned function stops it. */
export function listenToKeys(target: EventTarget): () => void {
  const onKey = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return;
    if (event.altKey) return;
    const name = nameOf(event);
    // Single letters and signs are text in a field; so is undo, which the field has itself.
    if (isTyping(event.target) && (name.length === 1 || name === 'Ctrl Z' || name === 'Enter'))
      return;
    // Enter and Space belong to the control that has the focus.
    const onControl =
      event.target instanceof HTMLElement &&
      event.target.closest('button, a, summary, [role=option]');
    if (onControl && (name === 'Enter' || name === 'Space')) return;
    for (const layer of layers.toReversed()) {
      const binding = layer.bindings.find(({ keys }) => keys === name);
      if (binding === undefined) continue;
      event.preventDefault();
      binding.run(event);
      return;
    }
  };
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}
