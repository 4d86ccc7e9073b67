function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Place in a list by its own name, as findings have it, or by its number. */
function placeIn(list: readonly unknown[], name: string): number {
  const named = list.findIndex(
    (item) => isRecord(item) && [item['key'], item['code'], item['id']].includes(name),
  );
  return named >= 0 ? named : /^\d+$/.test(name) ? Number(name) : -1;
}

/**
 * Where a finding stands, as a form counts: `services.1.001193.evidence.main.birth.note` is
 * `evidence.0.items.2.note`. What cannot be followed stays as it was written.
 */
export function fieldOf(where: string, body: unknown): string {
  const code = isRecord(body) ? body['code'] : undefined;
  const prefix = typeof code === 'string' ? `services.${code}.` : 'services.';
  const path = where.startsWith(prefix) ? where.slice(prefix.length) : where;
  const steps: string[] = [];
  let at: unknown = body;
  for (const step of path.split('.')) {
    if (isRecord(at) && !Array.isArray(at) && !(step in at) && Array.isArray(at['items'])) {
      steps.push('items');
      at = at['items'];
    }
    if (Array.isArray(at)) {
      const place = placeIn(at, step);
      steps.push(place < 0 ? step : String(place));
      at = at[place];
    } else {
      steps.push(step);
      at = isRecord(at) ? at[step] : undefined;
    }
  }
  return steps.join('.');
}
