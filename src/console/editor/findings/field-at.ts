const fieldOf = (panel: ParentNode, path: string) =>
  panel.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
const fieldBelow = (panel: ParentNode, path: string) =>
  panel.querySelector<HTMLElement>(`[data-path^="${CSS.escape(path)}."]`);

/**
 * The field of a form that a finding is about. One that speaks of several fields, as of a paper and
 * its counts, leads to the first of them; one about something that has no field of its own to what
 * it is part of. Undefined: the form has nothing of it.
 */
export function fieldAt(panel: ParentNode, where: string): HTMLElement | undefined {
  const steps = where.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const path = steps.slice(0, length).join('.');
    const found = fieldOf(panel, path) ?? fieldBelow(panel, path);
    if (found !== null) return found;
  }
  return undefined;
}

/** Brings a field into sight and under the keys. A group of ticks hands on to its first. */
export function goToField(field: HTMLElement): void {
  field.scrollIntoView({ block: 'center' });
  const keys = field.matches('input, select, textarea, button, [tabindex]')
    ? field
    : field.querySelector<HTMLElement>('input, select, textarea, button');
  keys?.focus({ preventScroll: true });
}
