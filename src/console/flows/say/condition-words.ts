import type { ConditionWords } from '../../../domain/guide/graph/index.ts';
import type { Words } from '../../words/index.ts';

/** The small words of conditions, in the language of the console. */
export function conditionWords(t: Words): ConditionWords {
  return {
    or: t('flows.or'),
    and: t('flows.and'),
    not: t('flows.not'),
    otherwise: t('flows.otherwise'),
    always: t('flows.always'),
    none: t('flows.nothing'),
  };
}
