import type { Check } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import { comparisonOf, isAtom } from '../model/map-condition.ts';
import { isFactRef } from '../model/on-day.ts';
import { error, type GuideFinding } from './finding.ts';
import { say } from './say.ts';
import { conditionsOf } from './uses.ts';

const has = (table: object | undefined, name: string): boolean =>
  table !== undefined && Object.hasOwn(table, name);

/** The names that a check mentions, by what they must be. */
type Mention = { readonly what: 'variable' | 'fact' | 'outcome' | 'item'; readonly name: string };

function mentionsIn(check: Check): Mention[] {
  const all = (what: Mention['what'], names: readonly string[]) =>
    names.map((name) => ({ what, name }));
  if (isAtom(check)) {
    const { variable, value } = comparisonOf(check);
    return [...all('variable', [variable]), ...(isFactRef(value) ? all('fact', [value.fact]) : [])];
  }
  if ('answered' in check) return all('variable', [check.answered]);
  if ('at' in check) return all('outcome', typeof check.at === 'string' ? [check.at] : check.at);
  if ('has' in check) return all('item', [check.has]);
  if ('exactlyOne' in check) return all('item', check.exactlyOne);
  if ('never' in check) return mentionsIn(check.never);
  if ('not' in check) return mentionsIn(check.not);
  return ('and' in check ? check.and : check.or).flatMap(mentionsIn);
}

/** Every name that leads nowhere (REF): state, list, item, variable, fact, source, record. */
export function checkReferences(flow: Flow): GuideFinding[] {
  const findings: GuideFinding[] = [];
  const sources = new Set(flow.sources.map(({ id }) => id));
  const isOutcome = (id: string) => has(flow.states, id) && flow.states[id]?.kind === 'outcome';
  const knows: Readonly<Record<string, (name: string) => boolean>> = {
    state: (id) => has(flow.states, id),
    outcome: isOutcome,
    list: (id) => has(flow.lists, id),
    item: (id) => has(flow.items, id),
    variable: (name) => has(flow.vars, name),
    fact: (name) => has(flow.facts, name),
    source: (id) => sources.has(id),
    record: (code) => flow.services === undefined || flow.services.includes(code),
  };
  const need = (what: string, name: string | undefined, where: string) => {
    if (name === undefined || knows[what]?.(name)) return;
    findings.push(error('REF', where, say.noThing(what, name)));
  };
  need('state', flow.start, 'start');
  for (const [id, state] of Object.entries(flow.states)) {
    const where = `states.${id}`;
    if (state.kind === 'outcome') {
      const lists = typeof state.checklist === 'string' ? [state.checklist] : state.checklist;
      for (const list of lists ?? []) need('list', list, `${where}.checklist`);
      for (const source of state.sources ?? []) need('source', source, `${where}.sources`);
      need('record', state.service, `${where}.service`);
    } else {
      need('variable', state.var, `${where}.var`);
      state.next.forEach(({ to }, index) => {
        need('state', to, `${where}.next.${index}.to`);
      });
    }
  }
  for (const [id, list] of Object.entries(flow.lists ?? {})) {
    list.forEach(({ item }, index) => {
      need('item', item, `lists.${id}.${index}.item`);
    });
  }
  for (const [id, item] of Object.entries(flow.items ?? {})) {
    need('source', item.source, `items.${id}.source`);
    if (item.kind === 'paper') need('record', item.evidence?.service, `items.${id}.evidence`);
  }
  for (const [name, values] of Object.entries(flow.facts ?? {})) {
    for (const { source } of values) need('source', source, `facts.${name}`);
  }
  for (const [channel, names] of Object.entries(flow.share ?? {})) {
    for (const name of names ?? []) need('variable', name, `share.${channel}`);
  }
  for (const { where, check } of conditionsOf(flow)) {
    for (const { what, name } of mentionsIn(check)) need(what, name, where);
  }
  for (const { name, answers, expect } of flow.tests ?? []) {
    const where = `tests.${name}`;
    for (const variable of Object.keys(answers)) need('variable', variable, where);
    need('outcome', expect.outcome, where);
    for (const item of [...(expect.has ?? []), ...(expect.not ?? [])]) need('item', item, where);
  }
  return findings;
}
