interface Named {
  readonly name: string;
  /** Empty where none is known. */
  readonly code: string;
}

/**
 * Names as they are, but those that several share with their codes: two wards of one name are two
 * lines, and a person has to see which is which.
 *
 * @returns in the order given
 */
export function tellApart(all: readonly Named[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return all.map(({ name, code }) =>
    (counts.get(name) ?? 0) > 1 ? `${name} (${code === '' ? '–' : code})` : name,
  );
}
