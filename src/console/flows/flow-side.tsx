import type { RefObject } from 'preact';
import type { Flow, GuideFinding, GuideReport, Step } from '../../domain/guide/index.ts';
import { Note, Segments, StatusShape } from '../ui/index.ts';
import type { Words } from '../words/index.ts';
import type { Checked } from './check/flow-checker.ts';
import type { FlowDesk } from './desk/flow-desk.ts';
import { AddStates, StateEditor } from './edit/state-editor.tsx';
import type { Marks } from './model/marks.ts';
import { placeOf } from './model/place-of.ts';
import type { Selected } from './model/selected.ts';
import type { TryOut } from './model/try-out.ts';
import { Findings } from './review/findings.tsx';
import { FitPanel } from './review/fit-panel.tsx';
import { FlowDiff } from './review/flow-diff.tsx';
import { Simulator } from './review/simulator.tsx';

export type Side = 'findings' | 'edit' | 'try' | 'diff' | 'fit';
const sides: readonly Side[] = ['findings', 'edit', 'try', 'diff', 'fit'];
const sideWord = {
  findings: 'flows.sideFindings',
  edit: 'flows.sideEdit',
  try: 'flows.sideTry',
  diff: 'flows.sideDiff',
  fit: 'flows.sideFit',
} as const;

interface FlowSideProps {
  readonly flow: Flow;
  /** The flow on the chosen day; undefined while it has none. */
  readonly dated: Flow | undefined;
  readonly published: Flow | undefined;
  readonly checked: Checked;
  readonly report: GuideReport;
  readonly marks: Marks;
  readonly edit:
    | ((...given: Parameters<FlowDesk['edit']>) => ReturnType<FlowDesk['edit']>)
    | undefined;
  readonly side: Side;
  readonly setSide: (side: Side) => void;
  readonly selected: Selected | undefined;
  readonly setSelected: (selected: Selected | undefined) => void;
  readonly open: number | undefined;
  readonly setOpen: (open: number | undefined) => void;
  readonly show: (finding: GuideFinding) => void;
  readonly startTry: (steps?: readonly Step[]) => void;
  readonly tryOut: TryOut;
  readonly setTryOut: (tryOut: TryOut) => void;
  readonly ticked: ReadonlySet<string>;
  readonly setTicked: (ticked: ReadonlySet<string>) => void;
  readonly setView: (view: 'questions' | 'papers') => void;
  readonly sideBody: RefObject<HTMLDivElement | null>;
  readonly t: Words;
}

/** Beside the drawing: findings, what is selected, a try-out, what changed, whether it fits. */
export function FlowSide(props: FlowSideProps) {
  const { flow, dated, published, checked, report, marks, edit, side, setSide, t } = props;
  const { selected, setSelected, open, setOpen, show, startTry, tryOut, setTryOut } = props;
  const { ticked, setTicked, setView, sideBody } = props;
  const answer = checked.state === 'done' ? checked.answer : undefined;
  const current = selected?.kind === 'edge' ? selected.from : undefined;
  const stateAt = selected?.kind === 'state' ? selected.id : current;
  return (
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
