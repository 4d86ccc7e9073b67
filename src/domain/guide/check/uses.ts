import type { Check } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';

/** A condition or a check, with its place. */
export type PlacedCheck = { readonly where: string; readonly check: Check };

/** Every condition of a flow: of routes, list lines and invariants. */
export function conditionsOf(flow: Flow): PlacedCheck[] {
  const routes = Object.entries(flow.states).flatMap(([id, state]) =>
    state.kind === 'outcome'
      ? []
      : state.next.flatMap(({ when }, index) =>
          when ? [{ where: `states.${id}.next.${index}.when`, check: when }] : [],
        ),
  );
  const lines = Object.entries(flow.lists ?? {}).flatMap(([id, list]) =>
    list.flatMap(({ when }, index) =>
      when ? [{ where: `lists.${id}.${index}.when`, check: when }] : [],
    ),
  );
  const invariants = (flow.invariants ?? []).flatMap((invariant) => {
    const where = `invariants.${invariant.id}`;
    if ('never' in invariant) return [{ where: `${where}.never`, check: invariant.never }];
    const { if: given, then: wanted } = invariant;
    return [
      ...(given ? [{ where: `${where}.if`, check: given }] : []),
      { where: `${where}.then`, check: wanted },
    ];
  });
  return [...routes, ...lines, ...invariants];
}

/** What a text is for; a place on the screen has room for so many lines. */
export type TextRole =
  | 'guideTitle'
  | 'title'
  | 'why'
  | 'help'
  | 'option'
  | 'optionNote'
  | 'outcomeText'
  | 'item'
  | 'itemNote';

/** A text key in use. */
export type TextUse = { readonly key: string; readonly role: TextRole; readonly where: string };

/** Every use of a text key. */
export function textUsesOf(flow: Flow): TextUse[] {
  const uses: TextUse[] = [];
  const use = (role: TextRole, where: string, ...keys: readonly (string | undefined)[]) => {
    for (const key of keys) if (key !== undefined) uses.push({ key, role, where });
  };
  use('guideTitle', 'title', flow.title);
  for (const [id, state] of Object.entries(flow.states)) {
    const where = `states.${id}`;
    use('title', where, state.title);
    if (state.kind === 'outcome') {
      const { text, nextStep, office, askStaff = [] } = state;
      use('outcomeText', where, text, nextStep, office, ...askStaff);
      continue;
    }
    use('why', where, state.why);
    use('help', where, state.help);
    if (state.kind === 'choice' || state.kind === 'set') {
      for (const option of state.options) {
        use('option', where, option.label);
        use('optionNote', where, option.note);
      }
      if (state.kind === 'set') use('option', where, state.none);
    } else use('option', where, state.unsure);
  }
  for (const [id, item] of Object.entries(flow.items ?? {})) {
    use('item', `items.${id}`, item.label);
    use('itemNote', `items.${id}`, item.note);
    if (item.kind === 'paper') use('itemNote', `items.${id}`, item.whereToGet);
  }
  for (const [id, list] of Object.entries(flow.lists ?? {})) {
    list.forEach(({ why }, index) => {
      use('why', `lists.${id}.${index}`, why);
    });
  }
  return uses;
}
