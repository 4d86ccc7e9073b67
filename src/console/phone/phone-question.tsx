import { useState } from 'preact/hooks';
import {
  type Answer,
  type Flow,
  isUnsure,
  type Options,
  optionsOf,
  questionNow,
  unsure,
  type Walk,
} from '../../domain/guide/index.ts';
import { flowText } from './flow-text.ts';
import type { PhoneLanguage, Say } from './words.ts';

interface PhoneQuestionProps {
  readonly flow: Flow;
  readonly walk: Walk;
  readonly language: PhoneLanguage;
  readonly say: Say;
  readonly onAnswer: (answer: Answer) => void;
}

/** The value of the field that stands for choosing nothing of a set. */
const none = '';

/** What was chosen as the machine takes it; undefined while it is no answer. */
function answerIn(options: Options, chosen: readonly string[], typed: string): Answer | undefined {
  if (chosen.includes(unsure)) return unsure;
  if (options.kind === 'choice') return chosen[0];
  if (options.kind === 'set') {
    const members = chosen.filter((value) => value !== none);
    const isEmpty = members.length === 0;
    if (isEmpty && !chosen.includes(none)) return undefined;
    return members.length >= options.min && members.length <= options.max ? members : undefined;
  }
  const count = Number(typed);
  const isWhole = /^-?\d{1,6}$/.test(typed);
  return isWhole && count >= options.min && count <= options.max ? count : undefined;
}

/** A question whose answer the code does not carry, in the phone's own fields. */
export function PhoneQuestion({ flow, walk, language, say, onAnswer }: PhoneQuestionProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const now = questionNow(flow, walk);
  if (now === undefined) return null;
  const words = flowText(flow, walk, language);
  const options = optionsOf(flow, now.state);
  const given =
    'options' in options
      ? [
          ...options.options.map((option) => ({
            value: option.value,
            label: words(option.label),
            isAlone: isUnsure(option),
          })),
          ...(options.kind === 'set' && options.none !== undefined
            ? [{ value: none, label: words(options.none), isAlone: true }]
            : []),
        ]
      : options.unsure === undefined
        ? []
        : [{ value: unsure, label: words(options.unsure), isAlone: true }];
  const isMany = options.kind === 'set';
  const choose = (value: string, isAlone: boolean) => {
    if (!isMany && 'options' in options) return setChosen([value]);
    if (chosen.includes(value)) return setChosen(chosen.filter((one) => one !== value));
    const kept = chosen.filter((one) => !given.some((of) => of.value === one && of.isAlone));
    setChosen(isAlone ? [value] : [...kept, value]);
  };
  const problem =
    'options' in options ? say('choose') : say('outside', { min: options.min, max: options.max });
  const asked = 'unit' in options && options.unit ? say(`${options.unit}Ago`) : say('number');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const answer = answerIn(options, chosen, typed);
        setIncomplete(answer === undefined);
        if (answer !== undefined) onAnswer(answer);
      }}
    >
      <fieldset>
        <legend>{words(now.question.title)}</legend>
        {now.question.why && <p class="note">{words(now.question.why)}</p>}
        {!('options' in options) && (
          <label>
            {asked}
            <input
              type="number"
              inputMode="numeric"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
        )}
        {given.map(({ value, label, isAlone }) => (
          <label class="option" key={value}>
            <input
              type={isMany || !('options' in options) ? 'checkbox' : 'radio'}
              name="answer"
              checked={chosen.includes(value)}
              onChange={() => choose(value, isAlone)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {isIncomplete && <p role="alert">{problem}</p>}
      <button type="submit" class="go">
        {say('next')}
      </button>
    </form>
  );
}
