import { err, ok, type Result } from '../../basics/index.ts';
import { sharedVariables } from '../machine/share.ts';
import { answersOf, type Walk } from '../machine/walk.ts';
import { isEnum, isInDomain, isSet } from '../model/domain.ts';
import type { Answer, Answers, Flow } from '../model/flow.ts';
import { slugSchema, unsure } from '../model/names.ts';
import type { Variable } from '../model/variable.ts';

/** Longest code that is read, characters: 80 answers of four, an id and a version. */
export const linkCodeChars = 400;

/** What a fragment says before the flow is at hand: the answers still stand in it as numbers. */
export interface LinkCode {
  readonly flow: string;
  readonly version: number;
  /** One number for each variable that may leave, in the order of their names; absent: not said. */
  readonly said: readonly (number | undefined)[];
}

const codePattern = /^([a-zA-Z0-9][a-zA-Z0-9-]{0,59})~([1-9a-z][0-9a-z]{0,3})~([0-9a-z.]*)$/;

/** In an order that does not hang on how the flow was stored. */
const carried = (flow: Flow) => [...sharedVariables(flow, 'qr')].sort();

/** An answer as a number ≥ 0; the one behind the last is "unsure" of a set or a whole number. */
function numberOf(variable: Variable, answer: Answer): number {
  if (isEnum(variable)) return variable.enum.indexOf(String(answer));
  if (isSet(variable)) {
    if (!Array.isArray(answer)) return 2 ** variable.set.length;
    return answer.reduce((sum, member) => sum + 2 ** variable.set.indexOf(member), 0);
  }
  const [low, high] = variable.int;
  return typeof answer === 'number' ? answer - low : high - low + 1;
}

function answerOf(variable: Variable, number: number): Answer | undefined {
  if (isEnum(variable)) return variable.enum[number];
  if (isSet(variable)) {
    const end = 2 ** variable.set.length;
    if (number > end) return undefined;
    if (number === end) return unsure;
    return variable.set.filter((_member, index) => Math.floor(number / 2 ** index) % 2 === 1);
  }
  const [low, high] = variable.int;
  return number === high - low + 1 ? unsure : low + number;
}

/**
 * The code of a walk for the fragment of a link (R68): flow, version, and of the answers on the way
 * those that may leave. A personal or sensitive answer is never in it: the phone asks for it again.
 */
export function writeLinkCode(flow: Flow, walk: Walk): string {
  const answers = answersOf(flow, walk);
  const said = carried(flow).map((name) => {
    const variable = flow.vars[name];
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (variable === undefined || answer === undefined) return '';
    return numberOf(variable, answer).toString(36);
  });
  const body = said.join('.').replace(/\.+$/, '');
  return `${flow.id}~${flow.version.toString(36)}~${body}`;
}

/** Reads a code, of whatever stands behind `#`. Anything that is none is `unreadable`. */
export function readLinkCode(text: string): Result<LinkCode, 'unreadable'> {
  if (text.length > linkCodeChars) return err('unreadable');
  const [, flow = '', version = '', body = ''] = codePattern.exec(text) ?? [];
  if (!slugSchema.safeParse(flow).success) return err('unreadable');
  const said = body === '' ? [] : body.split('.');
  // 100,000 values each way and "unsure" are five digits of base 36 at most.
  if (said.some((one) => one.length > 5)) return err('unreadable');
  return ok({
    flow,
    version: Number.parseInt(version, 36),
    said: said.map((one) => (one === '' ? undefined : Number.parseInt(one, 36))),
  });
}

/** The answers of a code in its flow; undefined when they are none of this flow's. */
export function answersOfCode(flow: Flow, code: LinkCode): Answers | undefined {
  if (code.flow !== flow.id || code.version !== flow.version) return undefined;
  const names = carried(flow);
  if (code.said.length > names.length) return undefined;
  const answers: [string, Answer][] = [];
  for (const [index, number] of code.said.entries()) {
    const name = names[index] ?? '';
    const variable = flow.vars[name];
    if (number === undefined || variable === undefined) continue;
    const answer = answerOf(variable, number);
    if (!isInDomain(variable, answer)) return undefined;
    answers.push([name, answer]);
  }
  return Object.fromEntries(answers);
}
