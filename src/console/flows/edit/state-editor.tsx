import { useState } from 'preact/hooks';
import type { Flow, Outcome, Question } from '../../../domain/guide/index.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import type { Selected } from '../model/selected.ts';
import { Choose, Name } from './choose.tsx';
import type { EditProps } from './edit-props.ts';
import { OptionalText } from './optional-text.tsx';
import { OptionsEditor } from './options-editor.tsx';
import { RoutesEditor } from './routes-editor.tsx';
import { TextPair } from './text-pair.tsx';
import { VariableEditor } from './variable-editor.tsx';

interface StateProps extends EditProps {
  readonly id: string;
  readonly onSelect: (selected: Selected | undefined) => void;
  /** The route whose condition is opened. */
  readonly openTo?: string | undefined;
}

const kindWord = {
  choice: 'flows.kindChoice',
  set: 'flows.kindSet',
  int: 'flows.kindInt',
  date: 'flows.kindDate',
  outcome: 'flows.kindOutcome',
} as const;

/** Everything about one question or outcome. */
export function StateEditor({ flow, edit, id, onSelect, openTo }: StateProps) {
  const t = useWords();
  const state = flow.states[id];
  if (state === undefined) return null;
  const isReadOnly = edit === undefined;
  return (
    <div class="state-edit">
      <div class="row wrap">
        <span class="tag">{t(kindWord[state.kind])}</span>
        <Name
          label={t('flows.stateId')}
          value={id}
          readOnly={isReadOnly}
          onName={(to) => {
            if (edit?.({ do: 'renameState', from: id, to })) onSelect({ kind: 'state', id: to });
          }}
        />
        {edit && (
          <>
            {flow.start !== id && state.kind !== 'outcome' && (
              <Button kind="quiet" onPress={() => edit({ do: 'setStart', id })}>
                {t('flows.makeStart')}
              </Button>
            )}
            <Button kind="quiet" onPress={() => edit({ do: 'moveState', id, by: -1 })}>
              {t('flows.moveUp')}
            </Button>
            <Button kind="quiet" onPress={() => edit({ do: 'moveState', id, by: 1 })}>
              {t('flows.moveDown')}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                if (edit({ do: 'removeState', id })) onSelect(undefined);
              }}
            >
              {t('flows.removeState')}
            </Button>
          </>
        )}
      </div>
      {state.kind === 'outcome' ? (
        <OutcomeFields flow={flow} edit={edit} id={id} state={state} />
      ) : (
        <QuestionFields flow={flow} edit={edit} id={id} state={state} openTo={openTo} />
      )}
    </div>
  );
}

interface QuestionFieldsProps extends EditProps {
  readonly id: string;
  readonly state: Question;
  readonly openTo: string | undefined;
}

function QuestionFields({ flow, edit, id, state, openTo }: QuestionFieldsProps) {
  const t = useWords();
  return (
    <>
      <TextPair
        flow={flow}
        edit={edit}
        textKey={state.title}
        label={t('flows.textTitle')}
        lines={2}
      />
      {(['why', 'help'] as const).map((field) => (
        <OptionalText
          key={field}
          flow={flow}
          edit={edit}
          textKey={state[field]}
          label={t(field === 'why' ? 'flows.textWhy' : 'flows.textHelp')}
          onAdd={() => edit?.({ do: 'setQuestion', id, fields: { [field]: `${id}.${field}` } })}
          onRemove={() => edit?.({ do: 'setQuestion', id, fields: { [field]: undefined } })}
        />
      ))}
      <VariableEditor flow={flow} edit={edit} name={state.var} />
      {'options' in state ? (
        <>
          <OptionsEditor flow={flow} edit={edit} id={id} state={state} />
          {state.kind === 'set' && (
            <OptionalText
              flow={flow}
              edit={edit}
              textKey={state.none}
              label={t('flows.textNone')}
              onAdd={() => edit?.({ do: 'setQuestion', id, fields: { none: `${id}.none` } })}
              onRemove={() => edit?.({ do: 'setQuestion', id, fields: { none: undefined } })}
            />
          )}
        </>
      ) : (
        <OptionalText
          flow={flow}
          edit={edit}
          textKey={state.unsure}
          label={t('flows.textUnsure')}
          onAdd={() => edit?.({ do: 'setQuestion', id, fields: { unsure: `${id}.unsure` } })}
          onRemove={() => edit?.({ do: 'setQuestion', id, fields: { unsure: undefined } })}
        />
      )}
      <RoutesEditor flow={flow} edit={edit} id={id} state={state} openTo={openTo} />
    </>
  );
}

const endings = ['checklist', 'askStaff', 'notEligible', 'elsewhere'] as const;
const endingWord = {
  checklist: 'flows.endChecklist',
  askStaff: 'flows.endAskStaff',
  notEligible: 'flows.endNotEligible',
  elsewhere: 'flows.endElsewhere',
} as const;

interface OutcomeFieldsProps extends EditProps {
  readonly id: string;
  readonly state: Outcome;
}

function OutcomeFields({ flow, edit, id, state }: OutcomeFieldsProps) {
  const t = useWords();
  const isReadOnly = edit === undefined;
  const lists = [state.checklist].flat().filter((one) => one !== undefined);
  const asks = state.askStaff ?? [];
  const set = (
    fields: Extract<Parameters<NonNullable<typeof edit>>[0], { do: 'setOutcome' }>['fields'],
  ) => edit?.({ do: 'setOutcome', id, fields });
  return (
    <>
      <TextPair
        flow={flow}
        edit={edit}
        textKey={state.title}
        label={t('flows.textOutcome')}
        lines={2}
      />
      <div class="row wrap">
        <Choose
          isShown
          label={t('flows.ending')}
          value={state.ending ?? 'checklist'}
          readOnly={isReadOnly}
          onChoose={(ending) => set({ ending })}
          options={endings.map((value) => ({ value, text: t(endingWord[value]) }))}
        />
        <Choose
          isShown
          label={t('flows.service')}
          value={state.service ?? ''}
          readOnly={isReadOnly}
          onChoose={(service) => set({ service: service === '' ? undefined : service })}
          options={['', ...(flow.services ?? [])].map((value) => ({ value, text: value || '–' }))}
        />
      </div>
      <fieldset class="many" aria-label={t('flows.lists')}>
        <legend class="s m">{t('flows.lists')}</legend>
        {Object.keys(flow.lists ?? {}).map((list) => (
          <label key={list} class="check">
            <input
              type="checkbox"
              checked={lists.includes(list)}
              disabled={isReadOnly}
              onChange={(event) => {
                const next = event.currentTarget.checked
                  ? [...lists, list]
                  : lists.filter((one) => one !== list);
                set({ checklist: next.length === 0 ? undefined : next });
              }}
            />
            <span>{list}</span>
          </label>
        ))}
      </fieldset>
      {(
        [
          ['text', 'flows.textMore'],
          ['nextStep', 'flows.textNext'],
          ['office', 'flows.textOffice'],
        ] as const
      ).map(([field, word]) => (
        <OptionalText
          key={field}
          flow={flow}
          edit={edit}
          textKey={state[field]}
          label={t(word)}
          onAdd={() => set({ [field]: `${id}.${field}` })}
          onRemove={() => set({ [field]: undefined })}
        />
      ))}
      {asks.map((key, index) => (
        <OptionalText
          key={key}
          flow={flow}
          edit={edit}
          textKey={key}
          label={t('flows.textAsk', { number: index + 1 })}
          onAdd={() => undefined}
          onRemove={() => {
            const next = asks.filter((one) => one !== key);
            set({ askStaff: next.length === 0 ? undefined : next });
          }}
        />
      ))}
      {edit && (
        <Button
          kind="quiet"
          icon="plus"
          onPress={() => set({ askStaff: [...asks, freeKey(flow, `${id}.ask`)] })}
        >
          {t('flows.addAsk')}
        </Button>
      )}
      <fieldset class="many" aria-label={t('flows.sources')}>
        <legend class="s m">{t('flows.sources')}</legend>
        {flow.sources.map(({ id: source, ref }) => (
          <label key={source} class="check">
            <input
              type="checkbox"
              checked={state.sources === undefined || state.sources.includes(source)}
              disabled={isReadOnly}
              onChange={(event) => {
                const all = state.sources ?? flow.sources.map((one) => one.id);
                const next = event.currentTarget.checked
                  ? [...all, source]
                  : all.filter((one) => one !== source);
                set({ sources: next });
              }}
            />
            <span>{ref}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** A text key that nothing uses yet. */
function freeKey(flow: Flow, stem: string): string {
  const used = JSON.stringify(flow.states);
  for (let number = 1; ; number += 1) {
    const key = `${stem}${number}`;
    if (!used.includes(`"${key}"`)) return key;
  }
}

/** Makes a new question or outcome, under a name that is free. */
export function AddStates({ flow, edit, onSelect }: EditProps & Pick<StateProps, 'onSelect'>) {
  const t = useWords();
  const [kind, setKind] = useState<Question['kind']>('choice');
  if (edit === undefined) return null;
  const free = (stem: string, taken: object) => {
    for (let number = 1; ; number += 1) {
      if (!Object.hasOwn(taken, `${stem}${number}`)) return `${stem}${number}`;
    }
  };
  return (
    <div class="row wrap">
      <Choose
        label={t('flows.kind')}
        value={kind}
        onChoose={setKind}
        options={(['choice', 'set', 'int', 'date'] as const).map((value) => ({
          value,
          text: t(kindWord[value]),
        }))}
      />
      <Button
        icon="plus"
        onPress={() => {
          const id = free('q.new', flow.states);
          const variable = free('answer', flow.vars);
          if (edit({ do: 'addQuestion', id, kind, variable })) onSelect({ kind: 'state', id });
        }}
      >
        {t('flows.addQuestion')}
      </Button>
      <Button
        icon="plus"
        onPress={() => {
          const id = free('o.new', flow.states);
          if (edit({ do: 'addOutcome', id })) onSelect({ kind: 'state', id });
        }}
      >
        {t('flows.addOutcome')}
      </Button>
    </div>
  );
}
