import { ownValue } from '../../domain/basics/index.ts';
import type { Answer, Answers, Flow } from '../../domain/guide/index.ts';
import { CommandFailure } from './steps.ts';

/**
 * Answers as typed: `foreign=no,ageDays=20,idPapers=card+passport`, or one JSON object. The flow
 * says what is a number and what a set; `idPapers=` chooses nothing.
 */
export function parseAnswers(flow: Flow, text: string): Answers {
  if (text.trimStart().startsWith('{')) return fromJson(text);
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair): [string, Answer] => {
      const [name = '', value] = pair.split('=').map((part) => part.trim());
      const variable = ownValue(flow.vars, name);
      if (variable === undefined || value === undefined) {
        throw new CommandFailure(
          `"${pair}" answers no variable of ${flow.id}.`,
          `Write NAME=VALUE with one of: ${Object.keys(flow.vars).join(', ')}.`,
        );
      }
      if ('set' in variable && value !== 'unsure') {
        return [name, value.split('+').filter((one) => one !== '')];
      }
      const isNumber = 'int' in variable && /^-?\d+$/.test(value);
      return [name, isNumber ? Number(value) : value];
    }),
  );
}

function fromJson(text: string): Answers {
  try {
    return JSON.parse(text) as Answers;
  } catch (cause) {
    throw new CommandFailure(`--answers is not JSON: ${String(cause)}`, 'Give one JSON object.');
  }
}
