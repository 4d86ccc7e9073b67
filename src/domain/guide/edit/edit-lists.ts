import type { Flow } from '../model/flow.ts';
import type { Item } from '../model/list.ts';
import type { GuideEdit } from './guide-edit.ts';
import { addKey, type Done, last, moveAt, own, unknown } from './tables.ts';

type Of<D extends GuideEdit['do']> = Extract<GuideEdit, { do: D }>;

/** Papers and notes. */
export function editItem(flow: Flow, edit: Of<'addItem' | 'setItem' | 'removeItem'>): Done {
  flow.items ??= {};
  const { items } = flow;
  if (edit.do === 'addItem') {
    const label = edit.id;
    const item: Item =
      edit.kind === 'paper'
        ? { kind: 'paper', label, pictogram: 'form', originals: 1, copies: 0, use: 'submit' }
        : { kind: 'note', label };
    return addKey(items, edit.id, item);
  }
  if (own(items, edit.id) === undefined) return unknown(edit.id);
  if (edit.do === 'setItem') {
    items[edit.id] = edit.item;
    return undefined;
  }
  delete items[edit.id];
  for (const [name, list] of Object.entries(flow.lists ?? {})) {
    const kept = list.filter(({ item }) => item !== edit.id);
    if (kept.length === 0) return last(name);
    if (flow.lists) flow.lists[name] = kept;
  }
  return undefined;
}

/** Conditional lists. One that an outcome still shows can be taken away: the checker tells (REF). */
export function editList(
  flow: Flow,
  edit: Of<'addList' | 'removeList' | 'addLine' | 'setLine' | 'removeLine' | 'moveLine'>,
): Done {
  flow.lists ??= {};
  const { lists } = flow;
  if (edit.do === 'addList') return addKey(lists, edit.id, [{ item: edit.item }]);
  if (edit.do === 'removeList') {
    if (own(lists, edit.id) === undefined) return unknown(edit.id);
    delete lists[edit.id];
    return undefined;
  }
  const list = own(lists, edit.list);
  if (list === undefined) return unknown(edit.list);
  if (edit.do === 'addLine') {
    list.push(edit.line);
    return undefined;
  }
  if (!list[edit.index]) return unknown(`${edit.list} ${edit.index}`);
  if (edit.do === 'moveLine') return moveAt(list, edit.index, edit.by);
  if (edit.do === 'setLine') {
    list[edit.index] = edit.line;
    return undefined;
  }
  if (list.length === 1) return last(edit.list);
  list.splice(edit.index, 1);
  return undefined;
}

export function editSource(flow: Flow, edit: Of<'setSource' | 'removeSource'>): Done {
  const id = edit.do === 'setSource' ? edit.source.id : edit.id;
  const at = flow.sources.findIndex((source) => source.id === id);
  if (edit.do === 'setSource') {
    if (at < 0) flow.sources.push(edit.source);
    else flow.sources[at] = edit.source;
    return undefined;
  }
  if (at < 0) return unknown(id);
  if (flow.sources.length === 1) return last(id);
  flow.sources.splice(at, 1);
  return undefined;
}

export function setFact(flow: Flow, { name, values }: Of<'setFact'>): Done {
  flow.facts ??= {};
  if (values !== undefined) {
    if (name in {}) return unknown(name);
    flow.facts[name] = values;
    return undefined;
  }
  if (own(flow.facts, name) === undefined) return unknown(name);
  delete flow.facts[name];
  return undefined;
}
