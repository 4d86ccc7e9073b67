import { entriesOf } from '../machine/checklist.ts';
import type { Condition } from '../model/condition.ts';
import type { Flow } from '../model/flow.ts';
import type { Entry } from '../model/list.ts';
import { atomsOf, comparisonOf } from '../model/map-condition.ts';
import type { Outcome } from '../model/state.ts';
import { pathTo, type Space, type Step } from '../space/explore.ts';
import { error, type GuideFinding, warning } from './finding.ts';
import { say } from './say.ts';
import type { Study } from './study.ts';

type Placed = { readonly entry: Entry; readonly where: string };
type End = { readonly id: string; readonly outcome: Outcome; readonly entries: readonly Entry[] };

export function endsOf(flow: Flow): readonly End[] {
  return Object.entries(flow.states).flatMap(([id, outcome]) =>
    outcome.kind === 'outcome' ? [{ id, outcome, entries: entriesOf(flow, outcome) }] : [],
  );
}

const placedEntries = (flow: Flow): Placed[] =>
  Object.entries(flow.lists ?? {}).flatMap(([id, list]) =>
    list.map((entry, index) => ({ entry, where: `lists.${id}.${index}` })),
  );

const readBy = (condition: Condition): Set<string> =>
  new Set(atomsOf(condition).map((atom) => comparisonOf(atom).variable));

type Group = { readonly variables: Set<string>; readonly members: Placed[] };

/** Lines that read the same answers, or some of them, are looked at together. */
function groupsOf(placed: readonly Placed[]): Group[] {
  const sized = placed
    .flatMap((one) => (one.entry.when ? [{ one, variables: readBy(one.entry.when) }] : []))
    .sort((a, b) => b.variables.size - a.variables.size);
  const groups: Group[] = [];
  for (const { one, variables } of sized) {
    const home = groups.find((group) =>
      [...variables].every((variable) => group.variables.has(variable)),
    );
    if (home) home.members.push(one);
    else groups.push({ variables, members: [one] });
  }
  return groups;
}

/** Calls back at every configuration of every outcome, nearest first. */
export function atOutcomes(
  study: Study,
  conditionsOf: (end: End) => readonly Condition[],
  look: (end: End, number: number, space: Space) => void,
  presenceOf: (end: End) => readonly string[] = () => [],
): Space {
  const ends = endsOf(study.flow);
  const space = study.explore({
    conditions: new Map(ends.map((end) => [end.id, conditionsOf(end)])),
    presence: new Map(ends.map((end) => [end.id, presenceOf(end)])),
  });
  const byId = new Map(ends.map((end) => [end.id, end]));
  for (const [number, { state }] of space.configurations.entries()) {
    const end = byId.get(state);
    if (end) look(end, number, space);
  }
  return space;
}

/** The nearest outcome that shows a line's list, where the line is missed; undefined if there is none. */
function pathToList({ flow, base }: Study, entry: Entry): readonly Step[] | undefined {
  const ends = new Set(
    endsOf(flow).flatMap(({ id, entries }) => (entries.includes(entry) ? [id] : [])),
  );
  const number = base.configurations.findIndex(({ state }) => ends.has(state));
  return number < 0 ? undefined : pathTo(flow, base, number);
}

/** Lines that no answers bring (DEADITEM), and lines that read what nobody was asked (UNDEF). */
function checkGroup(study: Study, { members }: Group): GuideFinding[] {
  const occurs = new Set<string>();
  const missing = new Map<string, GuideFinding>();
  const own = (end: End) => members.filter(({ entry }) => end.entries.includes(entry));
  const space = atOutcomes(
    study,
    (end) => own(end).flatMap(({ entry }) => entry.when ?? []),
    (end, number, at) => {
      const env = at.configurations[number]?.env ?? [];
      for (const { entry, where } of own(end)) {
        if (!entry.when) continue;
        const holds = at.holdsAt(entry.when, env, (variable) => {
          const key = `${where} ${variable}`;
          if (missing.has(key)) return;
          const detail = say.notAskedBefore(variable, end.id);
          missing.set(key, error('UNDEF', `${where}.when`, detail, pathTo(study.flow, at, number)));
        });
        if (holds) occurs.add(where);
      }
    },
  );
  const dead = space.complete ? members.filter(({ where }) => !occurs.has(where)) : [];
  return [
    ...missing.values(),
    ...dead.map(({ where, entry }) =>
      error('DEADITEM', where, say.notBrought(entry.item), pathToList(study, entry)),
    ),
  ];
}

/** Outcomes that can show nothing. Only those whose lines all have conditions need a search. */
function checkEmpty(study: Study): GuideFinding[] {
  return endsOf(study.flow).flatMap(({ id, outcome, entries }) => {
    const where = `states.${id}`;
    if ((outcome.ending ?? 'checklist') !== 'checklist') {
      return outcome.nextStep === undefined ? [error('EMPTY', where, say.noNextStep())] : [];
    }
    if (entries.length === 0) return [error('EMPTY', where, say.noChecklist())];
    const conditions = entries.map(({ when }) => when);
    if (conditions.includes(undefined)) return [];
    const whens = conditions.flatMap((when) => when ?? []);
    const found: GuideFinding[] = [];
    atOutcomes(
      study,
      (end) => (end.id === id ? whens : []),
      (end, number, space) => {
        if (end.id !== id || found.length > 0) return;
        const env = space.configurations[number]?.env ?? [];
        if (whens.some((when) => space.holdsAt(when, env))) return;
        found.push(error('EMPTY', where, say.emptyChecklist(), pathTo(study.flow, space, number)));
      },
    );
    return found;
  });
}

/** Items that two lines can bring together. */
function checkDuplicates(study: Study): GuideFinding[] {
  return endsOf(study.flow).flatMap(({ id, entries }) => {
    const byItem = Map.groupBy(entries, ({ item }) => item);
    return [...byItem].flatMap(([item, lines]) => {
      if (lines.length < 2) return [];
      const found: GuideFinding[] = [];
      atOutcomes(
        study,
        (end) => (end.id === id ? lines.flatMap(({ when }) => when ?? []) : []),
        (end, number, space) => {
          if (end.id !== id || found.length > 0) return;
          const env = space.configurations[number]?.env ?? [];
          const shown = lines.filter(({ when }) => !when || space.holdsAt(when, env));
          if (shown.length < 2) return;
          const witness = pathTo(study.flow, space, number);
          found.push(error('DUP', `states.${id}`, say.listedTwice(item, shown.length), witness));
        },
      );
      return found;
    });
  });
}

/** Lists that no reachable outcome shows, and items that stand in no list. */
function checkUnlisted(study: Study, placed: readonly Placed[]): GuideFinding[] {
  const { flow, base } = study;
  const reached = new Set(base.configurations.map(({ state }) => state));
  const shown = new Set(
    endsOf(flow)
      .filter(({ id }) => reached.has(id) || !base.complete)
      .flatMap(({ entries }) => entries),
  );
  const unlisted = Object.keys(flow.items ?? {}).filter(
    (id) => !placed.some(({ entry }) => entry.item === id),
  );
  return [
    ...placed
      .filter(({ entry }) => !entry.when && !shown.has(entry))
      .map(({ where, entry }) => error('DEADITEM', where, say.notShown(entry.item))),
    ...unlisted.map((id) => warning('DEADITEM', `items.${id}`, say.unlisted())),
  ];
}

/** What is wrong with checklists: DEADITEM, UNDEF, EMPTY, DUP. */
export function checkLists(study: Study): GuideFinding[] {
  const placed = placedEntries(study.flow);
  return [
    ...groupsOf(placed).flatMap((group) => checkGroup(study, group)),
    ...checkEmpty(study),
    ...checkDuplicates(study),
    ...checkUnlisted(study, placed),
  ];
}
