/** How a text stands in the other language: stale counts as missing (P8). */
export const translationStates = ['missing', 'stale', 'new', 'approved'] as const;
export type TranslationState = (typeof translationStates)[number];

/** One text of a document in both languages. */
export interface Translation {
  /** As a form has it: `costs.0.condition`. */
  readonly path: string;
  readonly vi: string;
  readonly en: string;
  readonly state: TranslationState;
}

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

function pairs(value: unknown, path: string, found: Map<string, { vi: string; en: string }>): void {
  if (!isMembers(value)) return;
  const { vi, en } = value;
  if (typeof vi === 'string' && typeof en === 'string') {
    found.set(path, { vi, en });
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    pairs(item, path === '' ? name : `${path}.${name}`, found);
  }
}

function pairsOf(
  value: unknown,
): ReadonlyMap<string, { readonly vi: string; readonly en: string }> {
  const found = new Map<string, { vi: string; en: string }>();
  pairs(value, '', found);
  return found;
}

/**
 * Every text of a document with how its English stands: `missing`; `stale` where the Vietnamese
 * changed since residents last saw it and nobody said that the English is still right; `new` where
 * the English has not been released yet; `approved` where residents see it, or it was looked at again.
 *
 * @param published what residents see now
 */
export function translationsOf(body: unknown, published: unknown): readonly Translation[] {
  const before = pairsOf(published);
  const upkeep = isMembers(body) && isMembers(body['upkeep']) ? body['upkeep']['stillRight'] : {};
  const stillRight = isMembers(upkeep) ? upkeep : {};
  return [...pairsOf(body)]
    .filter(([, { vi, en }]) => vi !== '' || en !== '')
    .map(([path, { vi, en }]) => ({ path, vi, en, state: stateOf(path, vi, en) }));

  function stateOf(path: string, vi: string, en: string): TranslationState {
    if (en.trim() === '') return 'missing';
    const old = before.get(path);
    if (old === undefined) return 'new';
    if (old.en !== en) return 'new';
    if (old.vi === vi || stillRight[path] === vi) return 'approved';
    return 'stale';
  }
}
