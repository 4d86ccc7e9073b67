import { useState } from 'preact/hooks';
import {
  type Answer,
  answersOf,
  type ChecklistLine,
  type Flow,
  isUnsure,
  type Outcome,
  optionsOf,
  unsure,
} from '../../../domain/guide/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { language, useWords, type Words } from '../../words/index.ts';
import { Whole } from '../edit/choose.tsx';
import type { Edit } from '../edit/edit-props.ts';
import {
  beginTryOut,
  type TryOut,
  tryAnswerOn,
  tryBack,
  tryEdit,
  viewOf,
} from '../model/try-out.ts';
import { sayAnswer, textOf, titleOf } from '../say/say-answers.ts';

interface SimulatorProps {
  /** On a day (`flowOn`). */
  readonly flow: Flow;
  readonly now: TryOut;
  readonly onNow: (now: TryOut) => void;
  readonly edit: Edit;
}

/** The flow as a resident walks it: one question at a time, back, change, and why each paper. */
export function Simulator({ flow, now, onNow, edit }: SimulatorProps) {
  const t = useWords();
  const locale = language.value;
  const view = viewOf(flow, now);
  const { left } = view;
  return (
    <div class="try">
      <div class="row wrap">
        <Button icon="undo" onPress={() => onNow(beginTryOut(flow))}>
          {t('flows.tryAgain')}
        </Button>
        {now.walk.trail.length > 0 && (
          <Button onPress={() => onNow(tryBack(now))}>{t('flows.tryBack')}</Button>
        )}
      </div>
      {view.path.length > 0 && (
        <>
          <h2>{t('flows.tryPath')}</h2>
          <ol class="witness">
            {view.path.map(({ state, question, answer }, index) => (
              <li key={state}>
                <i>{index + 1}</i>
                <span>
                  <span class="m">{titleOf(flow, state, locale)}</span>{' '}
                  <b>{sayAnswer(flow, question.var, answer, locale, t)}</b>{' '}
                  <button type="button" class="link" onClick={() => onNow(tryEdit(now, state))}>
                    {t('flows.tryChange')}
                    <span class="sr"> {titleOf(flow, state, locale)}</span>
                  </button>
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {left && (
        <p class="s m" role="status">
          {left.min === left.max
            ? t('flows.tryLeftExact', { count: left.min })
            : t('flows.tryLeft', { min: left.min, max: left.max })}
        </p>
      )}
      {now.stuck && <Note tone="e">{t('flows.tryStuck')}</Note>}
      {view.now.at === 'nowhere' && (
        <Note tone="e">{t('flows.tryNowhere', { state: view.now.state })}</Note>
      )}
      {view.now.at === 'question' && (
        <Ask
          key={view.now.state}
          flow={flow}
          state={view.now.state}
          said={view.now.said}
          onAnswer={(answer) => onNow(tryAnswerOn(flow, now, answer))}
        />
      )}
      {view.now.at === 'outcome' && (
        <End
          flow={flow}
          outcome={view.now.outcome}
          lines={view.now.lines}
          onKeep={
            edit &&
            (() => {
              const tests = flow.tests ?? [];
              edit({
                do: 'setTests',
                tests: [
                  ...tests,
                  {
                    name: t('flows.tryKept', { number: tests.length + 1 }),
                    answers: { ...answersOf(flow, now.walk) } as (typeof tests)[number]['answers'],
                    expect: { outcome: now.walk.at, has: itemsOf(view.now) },
                  },
                ],
              });
            })
          }
        />
      )}
    </div>
  );
}

const itemsOf = (now: ReturnType<typeof viewOf>['now']): string[] =>
  now.at === 'outcome' ? now.lines.map(({ id }) => id) : [];

interface AskProps {
  readonly flow: Flow;
  readonly state: string;
  readonly said: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

function Ask({ flow, state, said, onAnswer }: AskProps) {
  const t = useWords();
  const locale = language.value;
  const options = optionsOf(flow, state);
  const why = flow.states[state];
  const [chosen, setChosen] = useState<readonly string[]>(
    Array.isArray(said) ? (said as readonly string[]) : [],
  );
  const [count, setCount] = useState(typeof said === 'number' ? said : undefined);
  return (
    <section class="part">
      <h2 class="ask">{titleOf(flow, state, locale)}</h2>
      {why && why.kind !== 'outcome' && why.why && (
        <p class="s m">{textOf(flow, why.why, locale)}</p>
      )}
      {options.kind === 'choice' &&
        options.options.map(({ value, label, note }) => (
          <button
            key={value}
            type="button"
            class="answer"
            aria-pressed={said === value}
            onClick={() => onAnswer(value)}
          >
            {textOf(flow, label, locale)}
            {note && <small class="m">{textOf(flow, note, locale)}</small>}
          </button>
        ))}
      {options.kind === 'set' && (
        <>
          {options.options
            .filter((option) => !isUnsure(option))
            .map(({ value, label }) => (
              <label key={value} class="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={(event) =>
                    setChosen(
                      event.currentTarget.checked
                        ? [...chosen, value]
                        : chosen.filter((one) => one !== value),
                    )
                  }
                />
                <span>{textOf(flow, label, locale)}</span>
              </label>
            ))}
          <div class="row wrap">
            <Button kind="primary" onPress={() => onAnswer(chosen)}>
              {t('flows.tryGive')}
            </Button>
            {options.unsure && (
              <Button onPress={() => onAnswer(unsure)}>{t('flows.unsure')}</Button>
            )}
          </div>
        </>
      )}
      {(options.kind === 'int' || options.kind === 'date') && (
        <>
          <Whole
            isShown
            label={
              options.unit === undefined
                ? t('flows.tryNumber', { min: options.min, max: options.max })
                : t('flows.tryDays', {
                    unit: t(`flows.${options.unit}`),
                    min: options.min,
                    max: options.max,
                  })
            }
            value={count ?? options.min}
            min={options.min}
            max={options.max}
            onChange={setCount}
          />
          <div class="row wrap">
            <Button kind="primary" onPress={() => onAnswer(count ?? options.min)}>
              {t('flows.tryGive')}
            </Button>
            {options.unsure !== undefined && (
              <Button onPress={() => onAnswer(unsure)}>
                {textOf(flow, options.unsure, locale)}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

interface EndProps {
  readonly flow: Flow;
  readonly outcome: Outcome;
  readonly lines: readonly ChecklistLine[];
  readonly onKeep: (() => void) | undefined;
}

function End({ flow, outcome, lines, onKeep }: EndProps) {
  const t = useWords();
  const locale = language.value;
  const say = (key: string | undefined) => textOf(flow, key, locale);
  return (
    <section class="part">
      <p class="s m">{t('flows.tryEnd')}</p>
      <h2 class="ask">{say(outcome.title)}</h2>
      {outcome.text && <p>{say(outcome.text)}</p>}
      <h2>{t('flows.tryPapers')}</h2>
      {lines.length === 0 && <p class="m">{t('flows.tryNoPapers')}</p>}
      <ol class="papers">
        {lines.map((line) => (
          <li key={line.id}>
            <b>{say(line.item?.label) || line.id}</b>
            <p class="s m">{whyOf(flow, line, t, locale)}</p>
          </li>
        ))}
      </ol>
      {outcome.nextStep && (
        <>
          <h2>{t('flows.tryNextStep')}</h2>
          <p>{say(outcome.nextStep)}</p>
        </>
      )}
      {outcome.askStaff && (
        <>
          <h2>{t('flows.tryAsk')}</h2>
          <ul>
            {outcome.askStaff.map((key) => (
              <li key={key}>{say(key)}</li>
            ))}
          </ul>
        </>
      )}
      {onKeep && <Button onPress={onKeep}>{t('flows.tryKeep')}</Button>}
    </section>
  );
}

/** "Vì sao có giấy này?": the rule in words and the answers that decided. */
function whyOf(flow: Flow, line: ChecklistLine, t: Words, locale: string): string {
  const said = line.reasons.map(({ variable, answer }) => {
    const state = Object.entries(flow.states).find(
      ([, one]) => one.kind !== 'outcome' && one.var === variable,
    );
    return t('flows.tryHeld', {
      question: state ? titleOf(flow, state[0], locale) : variable,
      answer: sayAnswer(flow, variable, answer, locale, t),
    });
  });
  const because = said.length > 0 ? t('flows.tryBecause', { answers: said.join('; ') }) : '';
  const why = textOf(flow, line.why, locale);
  return [why, because].filter((one) => one !== '').join(' ') || t('flows.tryEveryone');
}
