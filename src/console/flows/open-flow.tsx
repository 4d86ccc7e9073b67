import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Flow, flowOn, type GuideReport, type Step } from '../../domain/guide/index.ts';
import { useConsole, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import { Segments } from '../ui/index.ts';
import type { Words } from '../words/index.ts';
import type { FlowChecker } from './check/flow-checker.ts';
import { usePapers } from './check/use-papers.ts';
import type { FlowDesk } from './desk/flow-desk.ts';
import { Graph } from './draw/graph.tsx';
import { numbered, OutcomeTable } from './draw/outcome-table.tsx';
import { PapersEditor } from './edit/papers-editor.tsx';
import { QuestionsTable } from './edit/questions-table.tsx';
import { SourcesEditor } from './edit/sources-editor.tsx';
import { FlowHead } from './flow-head.tsx';
import { FlowSide, type Side } from './flow-side.tsx';
import { marksOf, selectedOf } from './model/marks.ts';
import type { Selected } from './model/selected.ts';
import { hanoiDay } from './model/today.ts';
import { beginTryOut, type TryOut, trailOf, tryOutAt } from './model/try-out.ts';
import { Troubles } from './troubles.tsx';

type View = 'both' | 'graph' | 'table' | 'questions' | 'papers' | 'sources';
const views: readonly View[] = ['both', 'graph', 'table', 'questions', 'papers', 'sources'];
const viewWord = {
  both: 'flows.viewBoth',
  graph: 'flows.viewGraph',
  table: 'flows.viewTable',
  questions: 'flows.viewQuestions',
  papers: 'flows.viewPapers',
  sources: 'flows.viewSources',
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

/** The flow on the desk: drawing and tables, and beside them what is found, edited and tried. */
export function OpenFlow({ desk, checker, flow, t }: OpenFlowProps) {
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
  const { link } = useConsole();
  const papers = usePapers(flow, link);
  useEffect(
    () => checker.check({ flow, published, today: day, papers }),
    [checker, flow, published, day, papers],
  );
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
  return (
    <div class="flow">
      <FlowHead
        desk={desk}
        flow={flow}
        checked={checked}
        isRunning={checker.isRunning.value}
        mayEdit={mayEdit}
        onTry={() => startTry()}
        t={t}
      />
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
        <FlowSide
          {...{ flow, dated, published, checked, report, marks, edit, side, setSide, selected }}
          {...{ setSelected, open, setOpen, show, startTry, tryOut, setTryOut, ticked, setTicked }}
          {...{ setView, sideBody, t }}
        />
      </div>
    </div>
  );
}
