import { useState } from 'preact/hooks';
import { type Options as FlowOptions, unsure } from '../../../domain/guide/index.ts';
import type { OpenGuide } from '../../guides/index.ts';
import { Field, NumberPad, Option } from '../../ui/index.ts';
import type { Say } from '../say.ts';
import { wordsOf } from './guide-words.ts';

/** Figures of the longest number that a flow can ask for. */
const figuresMax = 6;

/** A whole number, typed. What lies outside the bounds is said, and is not an answer (R53). */
export function AnswerNumber({
  say,
  guide,
  options,
  label,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly options: Extract<FlowOptions, { kind: 'int' | 'date' }>;
  readonly label: string;
}) {
  const { t, send } = say;
  const { chosen } = guide;
  const [typed, setTyped] = useState(typeof chosen === 'number' ? String(chosen) : '');
  const { min, max, unit } = options;
  const write = (text: string) => {
    setTyped(text);
    const value = Number(text);
    const fits = text !== '' && value >= min && value <= max;
    send({ type: 'CHOOSE_ANSWER', answer: fits ? value : undefined });
  };
  const outside = typed !== '' && chosen === undefined;
  return (
    <>
      <Field
        label={label}
        hint={unit === undefined ? t('guide.number') : t(`guide.${unit}`)}
        value={typed}
        active
      />
      {outside && <p role="status">{t('guide.outside', { min: Math.max(0, min), max })}</p>}
      <NumberPad
        label={label}
        erase={t('search.keyErase')}
        onDigit={(digit) => typed.length < figuresMax && write(typed + digit)}
        onErase={() => write(typed.slice(0, -1))}
      />
      <Unsure
        say={say}
        guide={guide}
        words={options.unsure}
        onPress={() => {
          setTyped('');
          send({ type: 'CHOOSE_ANSWER', answer: unsure });
        }}
      />
    </>
  );
}

/** "Tôi không chắc" under a number or a day, where that is an answer (R49). */
export function Unsure({
  say,
  guide,
  words,
  onPress,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly words: string | undefined;
  readonly onPress: () => void;
}) {
  if (words === undefined) return null;
  return (
    <Option
      kind="one"
      icon="question"
      unsure
      note={say.t('guide.unsureNote')}
      selected={guide.chosen === unsure}
      onPress={onPress}
    >
      {wordsOf(say, guide)(words)}
    </Option>
  );
}
