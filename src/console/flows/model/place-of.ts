import { type Flow, textUsesOf } from '../../../domain/guide/index.ts';

/** What a finding is about, as the page can show it. */
export type Place =
  | { readonly kind: 'state'; readonly id: string; readonly route?: number }
  | { readonly kind: 'list'; readonly id: string; readonly line?: number }
  | { readonly kind: 'item' | 'source' | 'fact' | 'invariant'; readonly id: string }
  | { readonly kind: 'flow' };

/** The longest of the names that a path begins with, and what follows: names have dots. */
function named(path: string, names: Iterable<string>): readonly [string, string] | undefined {
  let best: string | undefined;
  for (const name of names) {
    const fits = path === name || path.startsWith(`${name}.`);
    if (fits && name.length > (best?.length ?? -1)) best = name;
  }
  return best === undefined ? undefined : [best, path.slice(best.length + 1)];
}

function ofText(flow: Flow, key: string): Place {
  const use = textUsesOf(flow).find((one) => one.key === key);
  return use === undefined ? { kind: 'flow' } : placeOf(flow, use.where);
}

/** Where `states.q.age.next.1.when` is: the state, list, paper or source it belongs to. */
export function placeOf(flow: Flow, where: string): Place {
  const dot = where.indexOf('.');
  const [room, path] = dot < 0 ? [where, ''] : [where.slice(0, dot), where.slice(dot + 1)];
  switch (room) {
    case 'states': {
      const found = named(path, Object.keys(flow.states));
      if (!found) return { kind: 'flow' };
      const route = /^next\.(\d+)/.exec(found[1])?.[1];
      return { kind: 'state', id: found[0], ...(route !== undefined && { route: Number(route) }) };
    }
    case 'lists': {
      const found = named(path, Object.keys(flow.lists ?? {}));
      if (!found) return { kind: 'flow' };
      const line = /^(\d+)/.exec(found[1])?.[1];
      return { kind: 'list', id: found[0], ...(line !== undefined && { line: Number(line) }) };
    }
    case 'items': {
      const found = named(path, Object.keys(flow.items ?? {}));
      return found ? { kind: 'item', id: found[0] } : { kind: 'flow' };
    }
    case 'vars': {
      const found = named(path, Object.keys(flow.vars));
      const state = Object.entries(flow.states).find(
        ([, one]) => one.kind !== 'outcome' && one.var === found?.[0],
      );
      return state ? { kind: 'state', id: state[0] } : { kind: 'flow' };
    }
    case 'sources':
      return { kind: 'source', id: path };
    case 'facts':
      return { kind: 'fact', id: path.split('.')[0] ?? '' };
    case 'invariants':
      return { kind: 'invariant', id: path.split('.')[0] ?? '' };
    case 'texts':
      return ofText(flow, path.slice(path.indexOf('.') + 1));
    default:
      return { kind: 'flow' };
  }
}
