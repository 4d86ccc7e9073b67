import {
  type Option as FlowOption,
  type Options as FlowOptions,
  isUnsure,
  unsure,
} from '../../../domain/guide/index.ts';
import type { OpenGuide } from '../../guides/index.ts';
import { Option, Options } from '../../ui/index.ts';
import type { Say } from '../say.ts';
import { wordsOf } from './guide-words.ts';

interface AnswerProps<Kind extends FlowOptions['kind']> {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly options: Extract<FlowOptions, { kind: Kind }>;
  /** The question, for ears. */
  readonly label: string;
}

/** One of a few answers: marked by a touch, given by "Tiếp tục". */
export function AnswerChoice({ say, guide, options, label }: AnswerProps<'choice'>) {
  const { send } = say;
  return (
    <Options label={label} class="options answers">
      {options.options.map((option) => (
        <AnswerOption
          key={option.value}
          say={say}
          guide={guide}
          option={option}
          kind="one"
          selected={guide.chosen === option.value}
          onPress={() => send({ type: 'CHOOSE_ANSWER', answer: option.value })}
        />
      ))}
    </Options>
  );
}

/** Several answers at once; "none of them" and "not certain" stand alone. */
export function AnswerSet({ say, guide, options, label }: AnswerProps<'set'>) {
  const { t, send } = say;
  const words = wordsOf(say, guide);
  const { chosen } = guide;
  const marked: readonly string[] = Array.isArray(chosen) ? chosen : [];
  const toggle = (value: string) => {
    const next = marked.includes(value)
      ? marked.filter((one) => one !== value)
      : [...marked, value];
    // The last of several that is taken away leaves nothing chosen, which is not "none of them".
    const answer = next.length === 0 && options.none === undefined ? undefined : next;
    send({ type: 'CHOOSE_ANSWER', answer });
  };
  return (
    <fieldset class="options answers" aria-label={label} data-group="">
      {options.options.map((option) => {
        const stands = isUnsure(option);
        return (
          <AnswerOption
            key={option.value}
            say={say}
            guide={guide}
            option={option}
            kind={stands ? 'one' : 'many'}
            selected={stands ? chosen === unsure : marked.includes(option.value)}
            onPress={() =>
              stands ? send({ type: 'CHOOSE_ANSWER', answer: unsure }) : toggle(option.value)
            }
          />
        );
      })}
      {options.none !== undefined && (
        <Option
          kind="one"
          icon="end"
          selected={Array.isArray(chosen) && chosen.length === 0}
          onPress={() => send({ type: 'CHOOSE_ANSWER', answer: [] })}
        >
          {words(options.none)}
        </Option>
      )}
      {options.unsure && !options.options.some(isUnsure) && (
        <Option
          kind="one"
          icon="question"
          unsure
          note={t('guide.unsureNote')}
          selected={chosen === unsure}
          onPress={() => send({ type: 'CHOOSE_ANSWER', answer: unsure })}
        >
          {t('guide.unsure')}
        </Option>
      )}
    </fieldset>
  );
}

function AnswerOption({
  say,
  guide,
  option,
  kind,
  selected,
  onPress,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly option: FlowOption;
  readonly kind: 'one' | 'many';
  readonly selected: boolean;
  readonly onPress: () => void;
}) {
  const words = wordsOf(say, guide);
  const dashed = isUnsure(option);
  const note = option.note ? words(option.note) : dashed ? say.t('guide.unsureNote') : undefined;
  return (
    <Option
      kind={kind}
      icon={option.icon ?? (dashed ? 'question' : undefined)}
      note={note}
      unsure={dashed}
      selected={selected}
      onPress={onPress}
    >
      {words(option.label)}
    </Option>
  );
}
