import {
  type Answer,
  answersOf,
  findText,
  optionsOf,
  unsure,
} from '../../../domain/guide/index.ts';
import type { OpenGuide } from '../../guides/index.ts';
import type { Say } from '../say.ts';

/** Places in a text of a flow that an answer fills: `{ageDays}`. */
const placePattern = /\{([a-zA-Z0-9.-]{1,60})\}/g;

/** The open guide; undefined while it is being fetched, and when it could not be. */
export function openGuideOf({ view }: Say): OpenGuide | undefined {
  const { guide } = view.context.resident;
  return guide.state === 'open' ? guide : undefined;
}

/** Words of the flow in the resident's language, with the answers that they speak of. */
export function wordsOf(say: Say, { flow, walk }: OpenGuide): (key: string) => string {
  const answers = answersOf(flow, walk);
  return (key) =>
    (findText(flow, key, say.language) ?? '').replace(placePattern, (whole, name: string) => {
      const given = answers[name];
      return typeof given === 'number' || typeof given === 'string' ? String(given) : whole;
    });
}

/** An answer as the resident chose it, in words. */
export function answerWords(say: Say, guide: OpenGuide, question: string, answer: Answer): string {
  const { t } = say;
  const words = wordsOf(say, guide);
  const options = optionsOf(guide.flow, question);
  if (!('options' in options)) {
    if (answer === unsure) return options.unsure ? words(options.unsure) : t('guide.unsure');
    const count = Number(answer);
    if (options.unit === undefined) return String(count);
    return count >= 0
      ? t(`guide.${options.unit}Ago`, { count })
      : t(`guide.${options.unit}Ahead`, { count: -count });
  }
  const given = options.options;
  const label = (value: string) => {
    const option = given.find((one) => one.value === value);
    return option ? words(option.label) : value;
  };
  if (typeof answer === 'string') return label(answer);
  if (typeof answer === 'number') return String(answer);
  if (answer.length > 0) return answer.map(label).join(', ');
  return options.kind === 'set' && options.none ? words(options.none) : t('guide.none');
}
