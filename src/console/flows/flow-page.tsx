import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  type Flow,
  flowOn,
  type GuideProblem,
  type GuideReport,
  guideLimits,
  type Step,
  schemaFindings,
} from '../../domain/guide/index.ts';
import { go, useConsole, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import { Button, Empty, Note, Problem, Segments, Skeleton, StatusShape } from '../ui/index.ts';
import { language, sayNumber, sayTime, useWords, type Words } from '../words/index.ts';
import { type Checked, type CheckWorker, FlowChecker } from './check/flow-checker.ts';
import { FlowDesk, type Saving } from './desk/flow-desk.ts';
import { Graph } from './draw/graph.tsx';
import { numbered, OutcomeTable } from './draw/outcome-table.tsx';
import { PapersEditor } from './edit/papers-editor.tsx';
import { QuestionsTable } from './edit/questions-table.tsx';
import { SourcesEditor } from './edit/sources-editor.tsx';
import { AddStates, StateEditor } from './edit/state-editor.tsx';
import { type Marks, marksOf, selectedOf } from './model/marks.ts';
import { placeOf } from './model/place-of.ts';
import type { Selected } from './model/selected.ts';
import { hanoiDay } from './model/today.ts';
import { beginTryOut, type TryOut, trailOf, tryOutAt } from './model/try-out.ts';
import { Findings } from './review/findings.tsx';
import { FitPanel } from './review/fit-panel.tsx';
import { FlowDiff } from './review/flow-diff.tsx';
import { Simulator } from './review/simulator.tsx';
import { textOf } from './say/say-answers.ts';

interface FlowPageProps {
  readonly id: string;
  readonly makeWorker: () => CheckWorker;
}

/** One flow: fetched, then open on the desk, or refused with the reason. */
export function FlowPage({ id, makeWorker }: FlowPageProps) {
  const t = useWords();
  const { link } = useConsole();
  const desk = useMemo(
    () => new FlowDesk(id, { link, now: () => Date.now(), storage: localStorage }),
    [id, link],
  );
  const checker = useMemo(() => new FlowChecker(makeWorker), [makeWorker]);
  useEffect(() => {
    void desk.open();
    return () => desk.close();
  }, [desk]);
  useEffect(() => () => checker.close(), [checker]);
  const problem = desk.problem.value;
  const unreadable = desk.unreadable.value;
  if (unreadable) return <Unreadable problems={unreadable} />;
  if (desk.flow === undefined) {
    return problem ? <Problem problem={problem} onRetry={() => void desk.open()} /> : <Skeleton />;
  }
  return <OpenFlow desk={desk} checker={checker} flow={desk.flow} t={t} />;
}

function Unreadable({ problems }: { readonly problems: readonly GuideProblem[] }) {
  const t = useWords();
  return (
    <Empty title={t('flows.unreadable')}>
      <p>{t('flows.unreadableText')}</p>
      <Reasons problems={problems} />
      <Button onPress={() => go('flows')}>{t('flows.title')}</Button>
    </Empty>
  );
}

/** Why the reader refused: place and reason, in its own words. */
function Reasons({ problems }: { readonly problems: readonly GuideProblem[] }) {
  return (
    <ul class="reasons" lang="en">
      {schemaFindings(problems).map(({ where, detail }) => (
        <li key={`${where} ${detail}`}>
          <code>{where}</code> {detail}
        </li>
      ))}
    </ul>
  );
}

type View = 'both' | 'graph' | 'table' | 'questions' | 'papers' | 'sources';
type Side = 'findings' | 'edit' | 'try' | 'diff' | 'fit';
const views: readonly View[] = ['both', 'graph', 'table', 'questions', 'papers', 'sources'];
const viewWord = {
  both: 'flows.viewBoth',
  graph: 'flows.viewGraph',
  table: 'flows.viewTable',
  questions: 'flows.viewQuestions',
  papers: 'flows.viewPapers',
  sources: 'flows.viewSources',
} as const;
const sides: readonly Side[] = ['findings', 'edit', 'try', 'diff', 'fit'];
const sideWord = {
  findings: 'flows.sideFindings',
  edit: 'flows.sideEdit',
  try: 'flows.sideTry',
  diff: 'flows.sideDiff',
  fit: 'flows.sideFit',
} as const;

const noReport: GuideReport = { findings: [], skipped: [], configurations: 0, largestSlice: 0 };
const noTrail: ReadonlyMap<string, number> = new Map();

/** The flow on a day; undefined while a condition names a number that is not there. */
function onDay(flow: Flow, day: string): Flow | undefined {
  try {
    return flowOn(flow, day);
  } catch {
    return undefined;
  }
}

interface OpenFlowProps {
  readonly desk: FlowDesk;
  readonly checker: FlowChecker;
  readonly flow: Flow;
  readonly t: Words;
}

function OpenFlow({ desk, checker, flow, t }: OpenFlowProps) {
  const mayEdit = useMay('editor');
  const edit = useMemo(
    () =>
      mayEdit
        ? (edits: Parameters<FlowDesk['edit']>[0], about?: string) => desk.edit(edits, about)
        : undefined,
    [desk, mayEdit],
  );
  const [day, setDay] = useState(() => hanoiDay(Date.now()));
  const published = desk.published.value;
  useEffect(() => checker.check({ flow, published, today: day }), [checker, flow, published, day]);
  const checked = checker.checked.value;
  const answer = checked.state === 'done' ? checked.answer : undefined;
  const report = answer?.report ?? noReport;
  const [view, setView] = useState<View>('both');
  const [side, setSide] = useState<Side>('findings');
  const [selected, setSelected] = useState<Selected>();
  const [row, setRow] = useState<string>();
  const [open, setOpen] = useState<number>();
  const dated = useMemo(() => onDay(flow, day), [flow, day]);
  const [tryOut, setTryOut] = useState<TryOut>(() => beginTryOut(flow));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const sideBody = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => marksOf(flow, report.findings), [flow, report]);
  const rows = useMemo(() => numbered(answer?.table), [answer]);
  const opened = open === undefined ? undefined : report.findings[open];
  const trail = useMemo(() => {
    if (!dated) return noTrail;
    if (side === 'try') return trailOf(tryOut.walk);
    const steps = side === 'findings' ? opened?.witness : undefined;
    if (steps) return trailOf(tryOutAt(dated, steps).walk);
    const chosen = rows.find(({ key }) => key === row);
    if (!chosen) return noTrail;
    const states = chosen.spans.flatMap(({ variable }) =>
      Object.entries(flow.states).flatMap(([id, state]) =>
        state.kind !== 'outcome' && state.var === variable
          ? [{ state: id, variable, answer: chosen.answers[variable] ?? '' }]
          : [],
      ),
    );
    return trailOf(tryOutAt(dated, states).walk);
  }, [dated, side, tryOut, opened, rows, row, flow]);

  const select = (next: Selected | undefined) => {
    setSelected(next);
    if (next === undefined) return;
    if (next.kind === 'state' || next.kind === 'edge') {
      setSide('edit');
      if (view === 'papers' || view === 'sources') setView('both');
      const outcome = next.kind === 'state' ? next.id : next.to;
      const first = rows.find((one) => one.outcome === outcome);
      setRow(first?.key);
    } else setView(next.kind === 'list' || next.kind === 'item' ? 'papers' : 'sources');
  };
  const selectRow = (key: string | undefined) => {
    setRow(key);
    const chosen = rows.find((one) => one.key === key);
    if (chosen) setSelected({ kind: 'state', id: chosen.outcome });
  };
  const show = (finding: (typeof report.findings)[number]) => {
    const next = selectedOf(flow, finding);
    if (next === undefined) return;
    setSelected(next);
    if (next.kind === 'state' || next.kind === 'edge') {
      if (view === 'papers' || view === 'sources') setView('both');
    } else setView(next.kind === 'list' || next.kind === 'item' ? 'papers' : 'sources');
  };
  const nextFinding = () => {
    const count = report.findings.length;
    if (count === 0) return;
    const next = ((open ?? -1) + 1) % count;
    setSide('findings');
    setOpen(next);
    const finding = report.findings[next];
    if (finding) show(finding);
  };
  const startTry = (steps?: readonly Step[]) => {
    setSide('try');
    if (dated) setTryOut(steps ? tryOutAt(dated, steps) : beginTryOut(dated));
  };
  useKeys([
    { keys: 'F8', says: t('flows.keyNextFinding'), inFoot: true, run: nextFinding },
    { keys: 'R', says: t('flows.keyTry'), inFoot: true, run: () => startTry() },
    {
      keys: 'E',
      says: t('flows.keyEdit'),
      inFoot: true,
      run: () => {
        setSide('edit');
        requestAnimationFrame(() =>
          sideBody.current?.querySelector<HTMLElement>('textarea, select, input')?.focus(),
        );
      },
    },
    {
      keys: 'B',
      says: t('flows.keyView'),
      inFoot: true,
      run: () => setView(view === 'table' ? 'graph' : 'table'),
    },
    { keys: 'Ctrl Z', says: t('flows.keyUndo'), inFoot: true, run: () => desk.undo() },
    { keys: 'Ctrl Y', says: t('flows.keyRedo'), run: () => desk.redo() },
    { keys: 'Ctrl S', says: t('flows.keySave'), run: () => void desk.save() },
  ]);
  const history = desk.history.value;
  const current = selected?.kind === 'edge' ? selected.from : undefined;
  const stateAt = selected?.kind === 'state' ? selected.id : current;
  const title = textOf(flow, flow.title, language.value) || flow.id;
  return (
    <div class="flow">
      <header class="head wrap">
        <h1>{title}</h1>
        <span class="tag">{t('flows.draft', { version: flow.version })}</span>
        <Summary flow={flow} checked={checked} isRunning={checker.isRunning.value} t={t} />
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
        {edit && <FileButton desk={desk} />}
        <Button icon="play" keys="R" onPress={() => startTry()}>
          {t('flows.try')}
        </Button>
      </header>
      <div class="flow-bar row wrap">
        <Segments
          label={t('flows.views')}
          value={view}
          onChoose={setView}
          options={views.map((value) => ({ value, text: t(viewWord[value]) }))}
        />
        <label class="row s m">
          {t('flows.asOf')}
          <input
            class="inp day"
            type="date"
            value={day}
            onInput={(event) =>
              event.currentTarget.value !== '' && setDay(event.currentTarget.value)
            }
          />
        </label>
        {!mayEdit && <span class="s m">{t('flows.readOnly')}</span>}
        {desk.others.value.length > 0 && (
          <span class="s t-warn">{t('flows.others', { names: desk.others.value.join(', ') })}</span>
        )}
      </div>
      <Troubles desk={desk} t={t} />
      <div class="flow-body">
        <div class={`flow-main view-${view}`}>
          {(view === 'both' || view === 'graph') && (
            <Graph flow={flow} selected={selected} onSelect={select} marks={marks} trail={trail} />
          )}
          {(view === 'both' || view === 'table') && (
            <OutcomeTable
              flow={flow}
              table={answer?.table}
              isChecked={answer !== undefined}
              rows={rows}
              marks={marks}
              selected={row}
              onSelect={selectRow}
            />
          )}
          {view === 'questions' && (
            <QuestionsTable
              flow={flow}
              edit={edit}
              marks={marks}
              selected={selected}
              onSelect={setSelected}
            />
          )}
          {view === 'papers' && (
            <PapersEditor flow={flow} edit={edit} selected={selected} onSelect={setSelected} />
          )}
          {view === 'sources' && (
            <SourcesEditor flow={flow} edit={edit} selected={selected} today={day} />
          )}
        </div>
        <aside class="flow-side" aria-label={t('flows.side')}>
          <div class="side-tabs">
            <Segments
              label={t('flows.side')}
              value={side}
              onChoose={setSide}
              options={sides.map((value) => ({ value, text: t(sideWord[value]) }))}
            />
          </div>
          <div
            class="side-body"
            ref={sideBody}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
            tabIndex={0}
            role="group"
            aria-label={t(sideWord[side])}
          >
            {side === 'findings' && (
              <>
                <Counts marks={marks} t={t} />
                <Unchecked checked={checked} t={t} />
                {answer && (
                  <Findings
                    flow={flow}
                    report={report}
                    open={open}
                    onOpen={setOpen}
                    onShow={show}
                    onTry={startTry}
                  />
                )}
              </>
            )}
            {side === 'edit' && (
              <>
                {stateAt !== undefined && Object.hasOwn(flow.states, stateAt) ? (
                  <StateEditor
                    key={stateAt}
                    flow={flow}
                    edit={edit}
                    id={stateAt}
                    onSelect={setSelected}
                    openTo={selected?.kind === 'edge' ? selected.to : undefined}
                  />
                ) : (
                  <p class="m">{t('flows.pickOne')}</p>
                )}
                <AddStates flow={flow} edit={edit} onSelect={setSelected} />
              </>
            )}
            {side === 'try' &&
              (dated && answer?.table ? (
                <Simulator flow={dated} now={tryOut} onNow={setTryOut} edit={edit} />
              ) : (
                <Note tone="w">{t('flows.tryClosed')}</Note>
              ))}
            {side === 'diff' && (
              <FlowDiff
                before={published}
                after={flow}
                diff={answer?.diff}
                ticked={ticked}
                onTick={setTicked}
              />
            )}
            {side === 'fit' && (
              <FitPanel
                flow={flow}
                onShow={(where) => {
                  const place = placeOf(flow, where);
                  if (place.kind === 'flow') return;
                  if (place.kind === 'state') setSelected({ kind: 'state', id: place.id });
                  else setSelected(place);
                  setView(place.kind === 'state' ? 'questions' : 'papers');
                }}
              />
            )}
          </div>
        </aside>
      </div>
    </div>
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

/** What keeps the last change from being made or saved, and the way on. */
function Troubles({ desk, t }: { readonly desk: FlowDesk; readonly t: Words }) {
  const saving = desk.saving.value;
  const refusal = desk.refusal.value;
  const words = {
    unknown: 'flows.refusedUnknown',
    taken: 'flows.refusedTaken',
    last: 'flows.refusedLast',
    refused: 'flows.refusedRefused',
  } as const;
  return (
    <>
      {saving.state === 'conflict' && (
        <Note tone="e">
          <b>{t('flows.conflict')}</b>
          <span class="row">
            <Button onPress={() => void desk.settle('mine')}>{t('flows.keepMine')}</Button>
            <Button onPress={() => void desk.settle('theirs')}>{t('flows.takeTheirs')}</Button>
          </span>
        </Note>
      )}
      {saving.state === 'refused' && <Problem problem={saving.problem} />}
      {refusal && <Note tone="w">{t(words[refusal.code], { detail: refusal.detail })}</Note>}
    </>
  );
}

function Counts({ marks, t }: { readonly marks: Marks; readonly t: Words }) {
  return (
    <p class="row s counts">
      <StatusShape status="error" /> {t('flows.errors', { count: marks.errors })}
      <StatusShape status="warning" /> {t('flows.warnings', { count: marks.warnings })}
    </p>
  );
}

function Unchecked({ checked, t }: { readonly checked: Checked; readonly t: Words }) {
  if (checked.state === 'tooLong') return <Note tone="e">{t('flows.tooLong')}</Note>;
  if (checked.state === 'broken') return <Note tone="e">{t('flows.checkBroken')}</Note>;
  return null;
}

/** Puts a file in the place of the flow, as one step; a file that is no flow is refused. */
function FileButton({ desk }: { readonly desk: FlowDesk }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly GuideProblem[] | 'tooLarge'>();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    // A character of Vietnamese takes at most three bytes; larger is not even read.
    if (file.size > guideLimits.fileChars * 3) setRefused('tooLarge');
    else setRefused(desk.replace(await file.text()));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('flows.file')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Button onPress={() => input.current?.click()}>{t('flows.file')}</Button>
      {refused && (
        <div class="file-refused">
          <Note tone="e">
            <b>{t('flows.fileRefused')}</b>
            {refused === 'tooLarge' ? (
              <span>{t('flows.fileTooLarge', { max: sayNumber(guideLimits.fileChars) })}</span>
            ) : (
              <Reasons problems={refused} />
            )}
            <Button onPress={() => setRefused(undefined)}>{t('ui.close')}</Button>
          </Note>
        </div>
      )}
    </>
  );
}
