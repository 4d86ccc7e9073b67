import type { LocalText } from '../../basics/index.ts';
import { kindFits, offersUnsure } from '../model/answerable.ts';
import type { Atom, Check } from '../model/condition.ts';
import { isEnum, isSet, setBounds } from '../model/domain.ts';
import type { Flow } from '../model/flow.ts';
import { comparisonOf, isAtom } from '../model/map-condition.ts';
import { unsure } from '../model/names.ts';
import { isFactRef } from '../model/on-day.ts';
import type { Question } from '../model/state.ts';
import type { Variable } from '../model/variable.ts';
import { error, type GuideFinding } from './finding.ts';
import { say } from './say.ts';
import { conditionsOf } from './uses.ts';

type Fault = readonly ['TYPE' | 'DOMAIN', LocalText];

function atomsIn(check: Check): Atom[] {
  if (isAtom(check)) return [check];
  if ('never' in check) return atomsIn(check.never);
  if ('not' in check) return atomsIn(check.not);
  if ('and' in check) return check.and.flatMap(atomsIn);
  if ('or' in check) return check.or.flatMap(atomsIn);
  return [];
}

/** What is wrong with one constant that a variable is compared with. */
function constantFault(variable: Variable, value: unknown): Fault | undefined {
  if (isEnum(variable) || isSet(variable)) {
    if (typeof value !== 'string') return ['TYPE', say.comparedWith(JSON.stringify(value))];
    const known = isEnum(variable) ? variable.enum : variable.set;
    if (known.includes(value) || (value === unsure && isSet(variable) && variable.unsure)) return;
    return ['DOMAIN', say.noValue(value)];
  }
  if (isFactRef(value)) return undefined;
  if (value === unsure) {
    return variable.unsure ? undefined : ['DOMAIN', say.neverUnsure()];
  }
  if (typeof value !== 'number') return ['TYPE', say.numberComparedWith(JSON.stringify(value))];
  const [low, high] = variable.int;
  if (value < low || value > high) return ['DOMAIN', say.outside(value, low, high)];
  return undefined;
}

function atomFaults(variable: Variable, atom: Atom): Fault[] {
  const { operator, value } = comparisonOf(atom);
  const isOrder = ['lt', 'le', 'gt', 'ge'].includes(operator);
  if (isOrder && (isEnum(variable) || isSet(variable))) {
    return [['TYPE', say.noOrder(operator)]];
  }
  if (operator !== 'in' && isSet(variable) && !Array.isArray(value)) {
    return value === unsure && variable.unsure ? [] : [['TYPE', say.setWantsList()]];
  }
  if (operator !== 'in' && !isSet(variable) && Array.isArray(value)) {
    return [['TYPE', say.listWantsSet()]];
  }
  return [value].flat().flatMap((one) => {
    const fault = constantFault(variable, one);
    return fault ? [fault] : [];
  });
}

/** Whether a variable has a domain at all. */
function variableFaults(variable: Variable): Fault[] {
  const values = isEnum(variable) ? variable.enum : isSet(variable) ? variable.set : undefined;
  if (values && new Set(values).size < values.length) return [['DOMAIN', say.repeatsValue()]];
  if (isSet(variable)) {
    const { min, max } = setBounds(variable);
    return min > max ? [['DOMAIN', say.wantsMore(min, max)]] : [];
  }
  if (isEnum(variable)) return [];
  const [low, high] = variable.int;
  const faults: Fault[] = low > high ? [['DOMAIN', say.endsFirst(high)]] : [];
  if (variable.unit && variable.ask !== 'date') faults.push(['TYPE', say.unitOfDate()]);
  return faults;
}

function optionFaults(state: Question, variable: Variable): Fault[] {
  if (state.kind !== 'choice' && state.kind !== 'set') return [];
  const values = state.options.map(({ value }) => value);
  const domain = isEnum(variable) ? variable.enum : isSet(variable) ? variable.set : [];
  const mayBeUnsure = isSet(variable) && variable.unsure === true;
  const foreign = values.filter((v) => !domain.includes(v) && !(v === unsure && mayBeUnsure));
  const absent = domain.filter((value) => !values.includes(value));
  const repeated = values.filter((value, index) => values.indexOf(value) !== index);
  return [
    ...foreign.map((value): Fault => ['DOMAIN', say.offersForeign(value, state.var)]),
    ...absent.map((value): Fault => ['DOMAIN', say.offersNone(value)]),
    ...repeated.map((value): Fault => ['DOMAIN', say.offersTwice(value)]),
  ];
}

function questionFaults(state: Question, variable: Variable): Fault[] {
  if (!kindFits(state, variable)) {
    return [['TYPE', say.wrongKind(state.kind, state.var)]];
  }
  const faults = optionFaults(state, variable);
  if (!isEnum(variable) && variable.unsure && !offersUnsure(state, variable)) {
    faults.push(['DOMAIN', say.offersNoUnsure()]);
  }
  if (state.kind === 'int' || state.kind === 'date') {
    const offers = state.unsure !== undefined;
    if (offers && !isEnum(variable) && !variable.unsure) {
      faults.push(['DOMAIN', say.offersUnsure(state.var)]);
    }
  }
  if (isSet(variable) && setBounds(variable).min === 0 && state.kind === 'set' && !state.none) {
    faults.push(['DOMAIN', say.noWordsForNone()]);
  }
  return faults;
}

/** Comparisons that mean nothing (TYPE), values that do not exist or cannot be chosen (DOMAIN). */
export function checkTypes(flow: Flow): GuideFinding[] {
  const variableOf = (name: string) =>
    Object.hasOwn(flow.vars, name) ? flow.vars[name] : undefined;
  const at = (where: string, name: string, faults: readonly Fault[]) =>
    faults.map(([code, said]) => error(code, where, say.of(name, said)));
  const variables = Object.entries(flow.vars).flatMap(([name, variable]) =>
    at(`vars.${name}`, name, variableFaults(variable)),
  );
  const questions = Object.entries(flow.states).flatMap(([id, state]) => {
    if (state.kind === 'outcome') return [];
    const variable = variableOf(state.var);
    return variable ? at(`states.${id}`, state.var, questionFaults(state, variable)) : [];
  });
  const conditions = conditionsOf(flow).flatMap(({ where, check }) =>
    atomsIn(check).flatMap((atom) => {
      const name = comparisonOf(atom).variable;
      const variable = variableOf(name);
      return variable ? at(where, name, atomFaults(variable, atom)) : [];
    }),
  );
  const asked = new Set(
    Object.values(flow.states).flatMap((state) => (state.kind === 'outcome' ? [] : [state.var])),
  );
  const unasked = Object.keys(flow.vars).filter((name) => !asked.has(name));
  return [
    ...variables,
    ...questions,
    ...conditions,
    ...unasked.map((name) => error('UNREACH', `vars.${name}`, say.unasked())),
  ];
}
