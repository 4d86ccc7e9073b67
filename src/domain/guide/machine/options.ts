import { offersUnsure } from '../model/answerable.ts';
import { isEnum, isSet, setBounds } from '../model/domain.ts';
import type { Flow } from '../model/flow.ts';
import { unsure } from '../model/names.ts';
import type { Option } from '../model/state.ts';
import { getQuestion } from './next-state.ts';

/** What a question lets a resident touch. Labels are text keys. */
export type Options =
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | {
      readonly kind: 'set';
      readonly options: readonly Option[];
      readonly min: number;
      readonly max: number;
      /** The words for choosing nothing, where that is an answer. */
      readonly none: string | undefined;
      /** True: the option `unsure` excludes all others; the answer is then the word alone. */
      readonly unsure: boolean;
    }
  | {
      readonly kind: 'int' | 'date';
      /** Smallest and largest value; of a date, units passed since the day. */
      readonly min: number;
      readonly max: number;
      readonly unit: 'days' | 'months' | 'years' | undefined;
      /** The label of "Tôi không chắc"; undefined where that is no answer. R49 */
      readonly unsure: string | undefined;
    };

/** The options of a question. */
export function optionsOf(flow: Flow, state: string): Options {
  const question = getQuestion(flow, state);
  const variable = flow.vars[question.var];
  if (variable === undefined || isEnum(variable)) {
    return { kind: 'choice', options: question.kind === 'choice' ? question.options : [] };
  }
  const mayBeUnsure = offersUnsure(question, variable);
  if (isSet(variable)) {
    const options = question.kind === 'set' ? question.options : [];
    const none = question.kind === 'set' ? question.none : undefined;
    return { kind: 'set', options, ...setBounds(variable), none, unsure: mayBeUnsure };
  }
  const [min, max] = variable.int;
  const isDate = variable.ask === 'date';
  return {
    kind: isDate ? 'date' : 'int',
    min,
    max,
    unit: isDate ? (variable.unit ?? 'days') : undefined,
    unsure: mayBeUnsure && 'unsure' in question ? question.unsure : undefined,
  };
}

/** Whether an option is the one that excludes all others. */
export const isUnsure = (option: Option): boolean => option.value === unsure;
