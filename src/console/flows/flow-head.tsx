import { isSame } from '../../domain/change/index.ts';
import type { Flow } from '../../domain/guide/index.ts';
import { ReviewBar } from '../editor/review/index.ts';
import { Button, StatusShape } from '../ui/index.ts';
import { language, sayNumber, sayTime, type Words } from '../words/index.ts';
import type { Checked } from './check/flow-checker.ts';
import type { FlowDesk, Saving } from './desk/flow-desk.ts';
import { FileButton } from './file-button.tsx';
import { textOf } from './say/say-answers.ts';

interface FlowHeadProps {
  readonly desk: FlowDesk;
  readonly flow: Flow;
  readonly checked: Checked;
  readonly isRunning: boolean;
  readonly mayEdit: boolean;
  readonly onTry: () => void;
  readonly t: Words;
}

/** The flow's name, what the checker and the desk say of it, and what acts on the whole of it. */
export function FlowHead({ desk, flow, checked, isRunning, mayEdit, onTry, t }: FlowHeadProps) {
  const history = desk.history.value;
  const published = desk.published.value;
  const found = checked.state === 'done' ? checked.answer.report.findings : [];
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const title = textOf(flow, flow.title, language.value) || flow.id;
  return (
    <header class="head wrap">
      <h1>{title}</h1>
      <span class="tag">{t('flows.draft', { version: flow.version })}</span>
      <Summary flow={flow} checked={checked} isRunning={isRunning} t={t} />
      <span class="sp" />
      <SavingState saving={desk.saving.value} t={t} />
      <Button
        icon="undo"
        onPress={() => desk.undo()}
        closed={history && history.past.length > 0 ? undefined : ''}
      >
        {t('flows.undo')}
      </Button>
      <Button
        onPress={() => desk.redo()}
        closed={history && history.future.length > 0 ? undefined : ''}
      >
        {t('flows.redo')}
      </Button>
      {mayEdit && <FileButton desk={desk} />}
      <Button icon="play" keys="R" onPress={() => onTry()}>
        {t('flows.try')}
      </Button>
      <ReviewBar
        kind="flow"
        id={desk.id}
        revision={desk.revision.value}
        isSame={published !== undefined && isSame(published, flow)}
        warnings={found.length - errors}
        closed={
          checked.state !== 'done' || isRunning
            ? t('flows.checking')
            : errors > 0
              ? t('editor.sendErrors', { count: errors })
              : desk.saving.value.state !== 'saved'
                ? t('editor.sendUnsaved')
                : undefined
        }
      />
    </header>
  );
}

interface SummaryProps {
  readonly flow: Flow;
  readonly checked: Checked;
  readonly isRunning: boolean;
  readonly t: Words;
}

function Summary({ flow, checked, isRunning, t }: SummaryProps) {
  const states = Object.values(flow.states);
  const questions = states.filter(({ kind }) => kind !== 'outcome').length;
  const said = t('flows.summary', { questions, outcomes: states.length - questions });
  const cost =
    checked.state === 'done'
      ? t('flows.checkedIn', {
          classes: sayNumber(checked.answer.table?.classes ?? 0),
          ms: sayNumber(Math.max(1, Math.round(checked.answer.ms))),
        })
      : '';
  return (
    <span class="m s summary">
      {said}
      {isRunning ? `, ${t('flows.checking')}` : cost !== '' && `, ${cost}`}
    </span>
  );
}

function SavingState({ saving, t }: { readonly saving: Saving; readonly t: Words }) {
  const word = (() => {
    switch (saving.state) {
      case 'saved':
        return saving.atMs === undefined
          ? t('flows.savedNever')
          : t('flows.saved', { time: sayTime(saving.atMs) });
      case 'unsaved':
        return t('flows.unsaved');
      case 'saving':
        return t('flows.savingNow');
      case 'away':
        return t('flows.away');
      case 'conflict':
      case 'refused':
        return t('flows.unsaved');
      default:
        return saving satisfies never;
    }
  })();
  const isDone = saving.state === 'saved';
  return (
    <span class={`s st ${isDone ? 't-ok' : 'm'}`} role="status">
      <StatusShape status={isDone ? 'done' : saving.state === 'saving' ? 'running' : 'waiting'} />
      {word}
    </span>
  );
}
