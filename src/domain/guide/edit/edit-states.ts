import { isEnum, isSet } from '../model/domain.ts';
import type { Flow } from '../model/flow.ts';
import { unsure } from '../model/names.ts';
import type { Question, State } from '../model/state.ts';
import type { Variable } from '../model/variable.ts';
import type { GuideEdit } from './guide-edit.ts';
import { addKey, type Done, last, moveAt, moveKey, own, setFields, unknown } from './tables.ts';

type Of<D extends GuideEdit['do']> = Extract<GuideEdit, { do: D }>;

export function findQuestion(flow: Flow, id: string): Question | undefined {
  const state = own(flow.states, id);
  return state === undefined || state.kind === 'outcome' ? undefined : state;
}

/** What a new variable can have: two answers and "not sure", or an ordinary range. */
function variableFor(kind: Question['kind']): Variable {
  if (kind === 'choice') return { enum: ['yes', 'no', unsure], class: 'quasi' };
  if (kind === 'set') return { set: ['first', 'second'], class: 'quasi' };
  if (kind === 'int') return { int: [0, 10], class: 'quasi' };
  return { int: [0, 36_500], ask: 'date', unit: 'days', class: 'personal' };
}

const valuesOf = (variable: Variable): readonly string[] =>
  isEnum(variable) ? variable.enum : isSet(variable) ? variable.set : [];

function put(flow: Flow, id: string, state: State): Done {
  return addKey(flow.states, id, state);
}

export function addQuestion(flow: Flow, { id, kind, variable: name }: Of<'addQuestion'>): Done {
  const variable = own(flow.vars, name) ?? variableFor(kind);
  if (!Object.hasOwn(flow.vars, name)) {
    const refused = addKey(flow.vars, name, variable);
    if (refused) return refused;
  }
  const title = `${id}.title`;
  // Where it leads is a finding until the author says it; nothing is guessed but the beginning.
  const next = [
    { to: Object.entries(flow.states).find(([, s]) => s.kind === 'outcome')?.[0] ?? id },
  ];
  const options = valuesOf(variable).map((value) => ({ value, label: `${id}.${value}` }));
  if (kind === 'choice') return put(flow, id, { kind, var: name, title, options, next });
  if (kind === 'set')
    return put(flow, id, { kind, var: name, title, options, none: `${id}.none`, next });
  return put(flow, id, { kind, var: name, title, next });
}

export function addOutcome(flow: Flow, { id }: Of<'addOutcome'>): Done {
  // It asks staff until the author gives it papers: an end without a next step cannot be published.
  return put(flow, id, {
    kind: 'outcome',
    title: `${id}.title`,
    ending: 'askStaff',
    nextStep: `${id}.next`,
  });
}

/** Where a state that goes away sends those who came to it: on, along its own first route. */
function heirOf(state: State, id: string): string | undefined {
  return state.kind === 'outcome' ? undefined : state.next.find(({ to }) => to !== id)?.to;
}

/** Takes a state away. Routes to a question go on to where its own first route leads. */
export function removeState(flow: Flow, { id }: Of<'removeState'>): Done {
  const state = own(flow.states, id);
  if (state === undefined) return unknown(id);
  const heir = heirOf(state, id);
  if (flow.start === id) {
    if (heir === undefined) return last(id);
    flow.start = heir;
  }
  delete flow.states[id];
  for (const [name, other] of Object.entries(flow.states)) {
    if (other.kind === 'outcome') continue;
    const kept = other.next.flatMap((route) =>
      route.to !== id
        ? [route]
        : heir === undefined || heir === name
          ? []
          : [{ ...route, to: heir }],
    );
    if (kept.length === 0) return last(name);
    other.next = kept;
  }
  if (state.kind !== 'outcome') dropVariable(flow, state.var);
  return undefined;
}

/** A variable that nobody asks any more goes with its question; who still reads it is told (REF). */
function dropVariable(flow: Flow, name: string): void {
  const isAsked = Object.values(flow.states).some(
    (state) => state.kind !== 'outcome' && state.var === name,
  );
  if (!isAsked) delete flow.vars[name];
}

export function setOutcome(flow: Flow, { id, fields }: Of<'setOutcome'>): Done {
  const state = own(flow.states, id);
  if (state?.kind !== 'outcome') return unknown(id);
  setFields(state, fields);
  return undefined;
}

export function setQuestion(flow: Flow, { id, fields }: Of<'setQuestion'>): Done {
  const question = findQuestion(flow, id);
  if (question === undefined) return unknown(id);
  setFields(question, fields);
  return undefined;
}

export function addOption(flow: Flow, { state, value }: Of<'addOption'>): Done {
  const question = findQuestion(flow, state);
  const variable = question && own(flow.vars, question.var);
  if (!question || !variable || !('options' in question)) return unknown(state);
  if (question.options.some((option) => option.value === value)) {
    return { code: 'taken', detail: value };
  }
  question.options.push({ value, label: `${state}.${value}` });
  if (value === unsure && isSet(variable)) {
    variable.unsure = true;
    return undefined;
  }
  const values = isEnum(variable) ? variable.enum : isSet(variable) ? variable.set : [];
  if (!values.includes(value)) values.push(value);
  return undefined;
}

export function removeOption(flow: Flow, { state, value }: Of<'removeOption'>): Done {
  const question = findQuestion(flow, state);
  if (!question || !('options' in question)) return unknown(state);
  const at = question.options.findIndex((option) => option.value === value);
  if (at < 0) return unknown(value);
  if (question.options.length === 1) return last(state);
  question.options.splice(at, 1);
  const isOffered = Object.values(flow.states).some(
    (other) =>
      'options' in other &&
      other.var === question.var &&
      other.options.some((option) => option.value === value),
  );
  const variable = own(flow.vars, question.var);
  if (isOffered || variable === undefined) return undefined;
  if (isEnum(variable)) variable.enum = variable.enum.filter((one) => one !== value);
  else if (isSet(variable)) {
    if (value === unsure) delete variable.unsure;
    else variable.set = variable.set.filter((one) => one !== value);
  }
  return undefined;
}

export function moveOption(flow: Flow, { state, value, by }: Of<'moveOption'>): Done {
  const question = findQuestion(flow, state);
  if (!question || !('options' in question)) return unknown(state);
  const at = question.options.findIndex((option) => option.value === value);
  return at < 0 ? unknown(value) : moveAt(question.options, at, by);
}

export function setOption(flow: Flow, { state, value, fields }: Of<'setOption'>): Done {
  const question = findQuestion(flow, state);
  const option =
    question && 'options' in question
      ? question.options.find((one) => one.value === value)
      : undefined;
  if (option === undefined) return unknown(value);
  setFields(option, fields);
  return undefined;
}

export const moveState = (flow: Flow, { id, by }: Of<'moveState'>): Done =>
  moveKey(flow.states, id, by);

export function setStart(flow: Flow, { id }: Of<'setStart'>): Done {
  if (!Object.hasOwn(flow.states, id)) return unknown(id);
  flow.start = id;
  return undefined;
}

/** Changes the routes of a question; a question keeps one at least. */
export function editRoutes(
  flow: Flow,
  edit: Of<'addRoute' | 'setRoute' | 'removeRoute' | 'moveRoute'>,
): Done {
  const question = findQuestion(flow, edit.state);
  if (question === undefined) return unknown(edit.state);
  const { next } = question;
  if (edit.do === 'addRoute') {
    // Before the route that is always taken: behind it nothing would be reached.
    const always = next.findIndex(({ when }) => when === undefined);
    const at = edit.route.when === undefined || always < 0 ? next.length : always;
    next.splice(at, 0, edit.route);
    return undefined;
  }
  if (!next[edit.index]) return unknown(`${edit.state} ${edit.index}`);
  if (edit.do === 'moveRoute') return moveAt(next, edit.index, edit.by);
  if (edit.do === 'setRoute') {
    const { when, to } = edit;
    next[edit.index] = when === undefined ? { to } : { when, to };
    return undefined;
  }
  if (next.length === 1) return last(edit.state);
  next.splice(edit.index, 1);
  return undefined;
}
