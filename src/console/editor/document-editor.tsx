import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import { isSame } from '../../domain/change/index.ts';
import { type DocumentKind, type Finding, turnDaysOf } from '../../domain/check/index.ts';
import { buildingName, mayWrite, place, useConsole, usePlaceName } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import { Button, Note, Problem, Skeleton, StatusShape } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { AsOfField, AsOfNote, useAsOf } from './as-of/index.ts';
import type { Draft } from './draft/index.ts';
import { fieldAt, goToField, UnplacedNotes, useFindings, useUnplaced } from './findings/index.ts';
import {
  BoardForm,
  BuildingForm,
  EmergencyForm,
  FormProvider,
  LeafletForm,
  NoticeForm,
  PlaceForm,
  ProcedureForm,
  procedureSections,
  SeasonForm,
} from './form/index.ts';
import { ChangesDrawer } from './look/changes-drawer.tsx';
import { ClashPanel } from './look/clash-panel.tsx';
import { HistoryDrawer } from './look/history-drawer.tsx';
import { RemoveDialog } from './new/index.ts';
import { isDrawn, Preview } from './preview/index.ts';
import { RemovedNote } from './removed-note.tsx';
import { ReviewBar } from './review/index.ts';
import { SaveLine } from './save-line.tsx';
import { useDraft } from './use-draft.ts';
import './editor.css';

interface EditorProps {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly label: string;
}

/** One document: its parts at the left, its fields with their findings, the kiosk at the right. */
export function DocumentEditor(props: EditorProps) {
  const { draft, problem, others, reload } = useDraft(props.kind, props.id);
  if (draft === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  return <OpenEditor {...props} draft={draft} others={others} />;
}

interface OpenProps extends EditorProps {
  readonly draft: Draft;
  readonly others: readonly string[];
}

const noNames: readonly (readonly [string, string])[] = [];

function titleOf(body: unknown, id: string): string {
  const members = (body ?? {}) as Record<string, { readonly vi?: unknown } | undefined>;
  for (const name of ['shortName', 'title', 'name']) {
    const text = members[name]?.vi;
    if (typeof text === 'string' && text !== '') return text;
  }
  const building: unknown = members['building'];
  if (typeof building === 'string') return buildingName(building);
  return id;
}

function OpenEditor({ kind, id, label, draft, others }: OpenProps) {
  const t = useWords();
  const { session } = useConsole();
  const today = useMemo(() => hanoiMoment(Date.parse(session.hub.time)).day, [session.hub.time]);
  const asOf = useAsOf(today);
  const { day } = asOf;
  const [open, setOpen] = useState<'history' | 'changes' | 'remove'>();
  const [asked, setAsked] = useState(0);
  const body = draft.body.value;
  const published = draft.published.value;
  const mayEdit = mayWrite(session.person, kind, body ?? published);
  const turns = useSameDays(turnDaysOf(body));
  const later = useSameDays(turns.filter((turn) => turn > day));
  const found = useFindings({ kind, body, today: day, takenNames: noNames, published, later });
  const errors = found.list.filter(({ severity }) => severity === 'error').length;
  const panel = useRef<HTMLDivElement>(null);
  const nextFinding = useNextFinding(panel, found.list);
  const unplaced = useUnplaced(panel, found.list);
  useAskedField(panel);
  const tell = () => {
    draft.saveNow();
    // First what residents will see differently, then, by the same keys, the way on.
    if (open === 'changes') setAsked((before) => before + 1);
    else setOpen('changes');
  };
  useKeys([
    { keys: 'F8', says: t('editor.keyNextFinding'), inFoot: true, run: nextFinding },
    { keys: 'Ctrl Z', says: t('editor.keyUndo'), inFoot: true, run: () => draft.undo() },
    { keys: 'Ctrl Y', says: t('editor.keyRedo'), inFoot: true, run: () => draft.redo() },
    { keys: 'Ctrl Enter', says: t('editor.changesTitle'), inFoot: true, run: tell },
    { keys: 'Ctrl S', says: t('editor.keySave'), run: () => draft.saveNow() },
  ]);
  usePlaceName(id, titleOf(body ?? published, id));
  const form = {
    body,
    set: (where: string, value: unknown) => draft.set(where, value),
    findings: found.list,
    readOnly: !mayEdit,
    today,
    person: session.person.name,
  };
  return (
    <div class={`edit${open === undefined || open === 'remove' ? '' : ' has-drawer'}`}>
      <header class="head ehead">
        <h1>{titleOf(body, id)}</h1>
        <span class="tag">{t('editor.revision', { number: draft.revision })}</span>
        <span class="m s">
          {published === undefined
            ? t('editor.unknown')
            : published === null
              ? t('editor.neverPublished')
              : t(isSame(published, body) ? 'editor.same' : 'editor.differs')}
        </span>
        {others.length > 0 && (
          <span class="m s">{t('editor.lookingToo', { names: others.join(', ') })}</span>
        )}
        <span class="sp" />
        <AsOfField asOf={asOf} days={turns} />
        {mayEdit && body !== null && (
          <Button kind="quiet" onPress={() => setOpen('remove')}>
            {t('editor.remove')}
          </Button>
        )}
        <Button kind="quiet" onPress={() => setOpen('history')}>
          {t('editor.history')}
        </Button>
        <Button {...(open !== 'changes' && { keys: 'Ctrl Enter' })} onPress={tell}>
          {t('editor.changesButton')}
        </Button>
        <ReviewBar
          kind={kind}
          id={id}
          revision={draft.savedRevision.value}
          isSame={isSame(published ?? null, body)}
          mayEdit={mayEdit}
          hasKeys={open === 'changes'}
          asked={asked}
          warnings={found.list.length - errors}
          closed={
            // What is sent is looked at as of today: another day's findings are no reason for or against.
            !asOf.isToday
              ? t('editor.sendOtherDay')
              : errors > 0
                ? t('editor.sendErrors', { count: errors })
                : draft.isDirty.value
                  ? t('editor.sendUnsaved')
                  : undefined
          }
        />
      </header>
      <nav class="eparts" aria-label={t('editor.sections')}>
        {kind === 'procedure' &&
          body !== null &&
          procedureSections.map(({ id: part, title, members }) => {
            const own = found.list.filter(({ where }) =>
              (members as readonly string[]).includes(where.split('.')[0] ?? ''),
            );
            const isWrong = own.some(({ severity }) => severity === 'error');
            return (
              <a key={part} href={`#part-${part}`}>
                <StatusShape status={isWrong ? 'error' : own.length > 0 ? 'warning' : 'done'} />
                <span>{t(title)}</span>
                {own.length > 0 && <span class="m">{own.length}</span>}
              </a>
            );
          })}
        <div class="m s ecount" role="status">
          <p>{t('editor.blocking', { errors })}</p>
          <p>{t('editor.needReason', { warnings: found.list.length - errors })}</p>
        </div>
        <SaveLine draft={draft} />
      </nav>
      {/* Undo belongs to the whole form, not to one field: the browser's own stops at a field. */}
      <div
        class="eform"
        role="group"
        aria-label={label}
        ref={panel}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey)) return;
          const key = event.key.toLowerCase();
          if (key === 'z' && !event.shiftKey) draft.undo();
          else if (key === 'y' || key === 'z') draft.redo();
          else return;
          event.preventDefault();
        }}
      >
        <FormProvider value={form}>
          <AsOfNote asOf={asOf} days={turns} later={found.later} body={body} />
          <UnplacedNotes kind={kind} findings={unplaced} />
          {draft.taken.value > 0 && draft.clashes.value.length === 0 && (
            <Note tone="n">{t('editor.taken', { count: draft.taken.value })}</Note>
          )}
          <ClashPanel
            kind={kind}
            clashes={draft.clashes.value}
            onSettle={(where, side) => draft.settle(where, side)}
          />
          {body === null ? (
            <RemovedNote
              kind={kind}
              id={id}
              onBack={mayEdit ? (before) => draft.replace(before) : undefined}
            />
          ) : (
            <>
              {kind === 'procedure' && <ProcedureForm />}
              {kind === 'place' && <PlaceForm />}
              {kind === 'notice' && <NoticeForm />}
              {kind === 'emergency' && <EmergencyForm />}
              {kind === 'building' && <BuildingForm />}
              {kind === 'season' && <SeasonForm />}
              {kind === 'leaflet' && <LeafletForm />}
              {kind === 'board' && <BoardForm />}
            </>
          )}
        </FormProvider>
      </div>
      {open === 'remove' && (
        <RemoveDialog
          kind={kind}
          id={id}
          title={titleOf(body, id)}
          onRemove={() => {
            draft.replace(null);
            draft.saveNow();
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {(open === undefined || open === 'remove') && body !== null && isDrawn(kind) && (
        <Preview kind={kind} body={body} day={day} />
      )}
      {open === 'history' && (
        <HistoryDrawer
          kind={kind}
          id={id}
          onBack={mayEdit ? (before) => draft.replace(before) : undefined}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'changes' && (
        <ChangesDrawer
          kind={kind}
          id={id}
          published={published}
          body={body}
          day={day}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

/** The same list while it names the same days, so that nothing is checked anew for it. */
function useSameDays(days: readonly string[]): readonly string[] {
  const name = days.join(' ');
  return useMemo(() => name.split(' ').filter((day) => day !== ''), [name]);
}

/** Goes from finding to finding: to the field that it is about, or to the words about it. */
function useNextFinding(
  panel: { readonly current: HTMLElement | null },
  findings: readonly Finding[],
): () => void {
  const next = useRef(-1);
  return () => {
    if (findings.length === 0) return;
    next.current = (next.current + 1) % findings.length;
    const where = findings[next.current]?.where ?? '';
    const note = panel.current?.querySelector<HTMLElement>(`[data-finding="${CSS.escape(where)}"]`);
    const field = panel.current && fieldAt(panel.current, where);
    if (field) goToField(field);
    else {
      note?.scrollIntoView({ block: 'center' });
      note?.focus({ preventScroll: true });
    }
  };
}

/** The field that a link to this page names, `?at=costs.0.from`: once, when the page is opened. */
function useAskedField(panel: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const asked = place.peek().query.get('at');
    const field = asked !== null && panel.current && fieldAt(panel.current, asked);
    if (field) goToField(field);
  }, [panel]);
}
