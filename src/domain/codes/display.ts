import { withoutHidden } from './hidden-characters.ts';
import type { DisplayField, DisplayFieldName } from './scanned-code.ts';

/**
 * Fields with a value, in the order given; the rest is left out. Invisible characters go here too:
 * a payment is read from its raw text, for its checksum.
 */
export function displayFields(
  values: Partial<Record<DisplayFieldName, string | undefined>>,
): readonly DisplayField[] {
  const fields: DisplayField[] = [];
  for (const [name, text] of Object.entries(values)) {
    const visible = withoutHidden(text ?? '');
    if (visible !== '') fields.push({ name: name as DisplayFieldName, text: visible });
  }
  return fields;
}

/** A long text cut for the screen, with an ellipsis. `charactersMax` counts code points. */
export function cut(text: string, charactersMax: number): string {
  const characters = [...text];
  return characters.length <= charactersMax
    ? text
    : `${characters.slice(0, charactersMax - 1).join('')}…`;
}
