import { useEffect, useState } from 'preact/hooks';
import { DocumentSchema, documentPaths, LookingSchema } from '../../domain/api/console/index.ts';
import type { DocumentKind } from '../../domain/check/index.ts';
import { useConsole } from '../frame/index.ts';
import { type LinkProblem, passes } from '../link/index.ts';
import { Draft, type DraftWorld, idbDraftStore } from './draft/index.ts';

/** How often a page says that somebody looks, ms: half of what the hub remembers. */
const lookMs = 12_000;

const store = idbDraftStore();

interface OpenedDraft {
  readonly draft: Draft | undefined;
  readonly problem: LinkProblem | undefined;
  /** Names of others who have it open. */
  readonly others: readonly string[];
  readonly reload: () => void;
}

/** A document opened for writing: from the hub, or from this browser while the hub is away. */
export function useDraft(kind: DocumentKind, id: string): OpenedDraft {
  const { link, freshness, session, isOut } = useConsole();
  const [draft, setDraft] = useState<Draft>();
  const [problem, setProblem] = useState<LinkProblem>();
  const [others, setOthers] = useState<readonly string[]>([]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    let made: Draft | undefined;
    const world: DraftWorld = {
      link,
      store,
      nowMs: () => Date.now(),
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    };
    const open = async () => {
      const answer = await link.get(DocumentSchema, documentPaths.one(kind, id));
      const kept = await store.read(`${kind}/${id}`).catch(() => undefined);
      if (isOver) return;
      if (answer.ok) {
        freshness.answered(Date.now());
        made = new Draft(kind, id, answer.value, world);
      } else if (passes(answer.error) && kept !== undefined) {
        // The hub is away and the work is here: it goes on.
        const { base, revision } = kept;
        made = new Draft(kind, id, { body: base, published: undefined, revision }, world);
        freshness.missed();
      } else {
        setProblem(answer.error);
        return;
      }
      await made.takeUpKept();
      if (isOver) return;
      setProblem(undefined);
      setDraft(made);
    };
    void open();
    return () => {
      isOver = true;
      made?.close();
      setDraft(undefined);
    };
  }, [link, freshness, kind, id, turn]);
  useEffect(() => {
    const look = async () => {
      const answer = await link.post(LookingSchema, documentPaths.looking(kind, id), {});
      if (answer.ok) {
        setOthers(answer.value.others);
        freshness.answered(Date.now());
      } else if (passes(answer.error)) freshness.missed();
    };
    void look();
    const timer = setInterval(() => void look(), lookMs);
    return () => clearInterval(timer);
  }, [link, freshness, kind, id]);
  const save = draft?.state.value.kind;
  useEffect(() => {
    // The foot tells the same as the line of the draft.
    if (save === 'away') freshness.missed();
    else if (save === 'saved' && freshness.isAway.peek()) freshness.answered(Date.now());
  }, [save, freshness]);
  const rights = JSON.stringify(session.person);
  useEffect(() => {
    // Signed in again, or a role came back: what the hub refused is brought to it once more.
    if (!isOut && draft?.state.peek().kind === 'refused') draft.saveNow();
  }, [draft, isOut, rights]);
  return { draft, problem, others, reload: () => setTurn((before) => before + 1) };
}
