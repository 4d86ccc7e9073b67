/** Keys that write nothing: what they do may be heard by anybody. */
const harmless = '[data-key="erase"], [data-key="space"], [data-key="layer"], [data-key="marks"]';

/**
 * Whether this key writes something of the resident's own: a figure of a number pad, and on a personal
 * screen any letter. Whoever hears which one a finger or an arrow came to, hears what is written (R32).
 */
export function writesOwn(target: EventTarget | null, onPersonalScreen: boolean): boolean {
  if (!(target instanceof Element) || !target.matches('.kb[data-key]') || target.matches(harmless))
    return false;
  return onPersonalScreen || target.closest('.pad') !== null;
}
