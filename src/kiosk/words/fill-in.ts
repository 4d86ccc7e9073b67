/** Puts values in the places of a text: `{{count}}`. A value that is missing leaves nothing. */
export function fillIn(text: string, values: unknown): string {
  const given = values as Readonly<Record<string, string | number>> | undefined;
  if (given === undefined) return text;
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(given[name] ?? ''));
}
