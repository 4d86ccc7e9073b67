import type { RelatedService } from '../../../domain/service/index.ts';

/** A reference that cannot stay, and why. */
export type BadReference = {
  readonly to: string;
  readonly how: RelatedService['how'];
  readonly kind: 'referenceUnknown' | 'referenceCycle';
  /** The way round, for a circle. */
  readonly detail: string;
};

type Node = { readonly code: string; readonly related: readonly RelatedService[] };

/** The path from `from` back to `to` along one kind of reference, if there is one. */
function pathBack(
  from: string,
  to: string,
  follow: (code: string) => readonly string[],
): string[] | undefined {
  const cameFrom = new Map<string, string>([[from, '']]);
  const queue = [from];
  for (let code = queue.shift(); code !== undefined; code = queue.shift()) {
    if (code === to) {
      const path = [code];
      for (let at = cameFrom.get(code); at; at = cameFrom.get(at)) path.unshift(at);
      return path;
    }
    for (const next of follow(code)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, code);
      queue.push(next);
    }
  }
  return undefined;
}

/**
 * Finds references that lead nowhere, and those by which a service would have to be done before
 * itself or be replaced by itself. "Related" may go round: it asks nothing of anybody. Services are
 * looked at in the order of their codes, so that the same input loses the same reference.
 */
export function findBadReferences(
  services: readonly Node[],
  exists: (code: string) => boolean,
): ReadonlyMap<string, readonly BadReference[]> {
  const bad = new Map<string, BadReference[]>();
  const put = (code: string, reference: BadReference) => {
    bad.set(code, [...(bad.get(code) ?? []), reference]);
  };
  for (const how of ['requires', 'replacedBy'] as const) {
    const kept = new Map<string, string[]>();
    const follow = (code: string) => kept.get(code) ?? [];
    for (const { code, related } of services) {
      for (const reference of related) {
        if (reference.how !== how || !exists(reference.code)) continue;
        const round = pathBack(reference.code, code, follow);
        if (round === undefined) kept.set(code, [...follow(code), reference.code]);
        else {
          const detail = [code, ...round].join(' → ');
          put(code, { to: reference.code, how, kind: 'referenceCycle', detail });
        }
      }
    }
  }
  for (const { code, related } of services) {
    for (const { code: to, how } of related) {
      if (exists(to)) continue;
      put(code, { to, how, kind: 'referenceUnknown', detail: `${how} ${to}` });
    }
  }
  return bad;
}
