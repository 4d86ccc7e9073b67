import { guideLimits } from './limits.ts';
import type { GuideProblem } from './problem.ts';

/** Keys that reach the prototype of an object in careless code; no flow needs them. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
const markup = /[<>]|&#?\w+;|[\p{Cc}]/u;

type Visit = { readonly value: unknown; readonly where: readonly string[] };

/** Whether brackets nest deeper than allowed; read from the text, before a parser recurses. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charCodeAt(i);
    if (quoted) {
      if (character === 0x5c) i += 1;
      else if (character === 0x22) quoted = false;
    } else if (character === 0x22) quoted = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > guideLimits.depth) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}

/**
 * What is wrong with a value before any schema sees it: too deep, too many values, a key that
 * reaches a prototype, a text with markup. Iterative, and stops at the first of the bounds, so a
 * hostile file costs no more than a large honest one.
 */
export function shapeProblems(value: unknown): GuideProblem[] {
  const problems: GuideProblem[] = [];
  const report = (code: GuideProblem['code'], where: readonly string[], detail: string) =>
    problems.push({ code, where: where.join('.'), detail });
  const open: Visit[] = [{ value, where: [] }];
  let count = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value: at, where } = visit;
    count += 1;
    if (count > guideLimits.values) {
      report('tooMany', [], `more than ${guideLimits.values} values`);
      break;
    }
    if (where.length > guideLimits.depth) {
      report('tooDeep', where.slice(0, 4), `deeper than ${guideLimits.depth}`);
      break;
    }
    if (typeof at === 'string' && markup.test(at)) report('markup', where, at.slice(0, 60));
    if (typeof at !== 'object' || at === null) continue;
    for (const key of Object.keys(at)) {
      if (forbiddenKeys.has(key)) report('forbiddenName', where, key);
      else open.push({ value: (at as Record<string, unknown>)[key], where: [...where, key] });
    }
    if (problems.length >= guideLimits.problems) break;
  }
  return problems;
}
