import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { DocumentSchema, documentPaths } from '../../../domain/api/console/index.ts';
import type { Flow } from '../../../domain/guide/index.ts';
import type { Link } from '../../link/index.ts';

/** Keys of the papers of a procedure; undefined: there is no such procedure. */
export type Papers = Readonly<Record<string, readonly string[] | undefined>>;

/** Procedures that a flow names: those it stands on, of its outcomes, of its papers. */
function codesOf(flow: Flow): readonly string[] {
  const outcomes = Object.values(flow.states).flatMap((state) =>
    state.kind === 'outcome' && state.service ? [state.service] : [],
  );
  const papers = Object.values(flow.items ?? {}).flatMap((item) =>
    item.kind === 'paper' && item.evidence ? [item.evidence.service] : [],
  );
  return [...new Set([...(flow.services ?? []), ...outcomes, ...papers])].toSorted();
}

interface Record_ {
  readonly evidence?: readonly { readonly items: readonly { readonly key: string }[] }[];
}

/**
 * The papers of every procedure that a flow names, as editors have them now. Undefined while one of
 * them is not there yet, or the hub does not say: REF against the catalogue is then not made.
 */
export function usePapers(flow: Flow, link: Link): Papers | undefined {
  const [known, setKnown] = useState<Papers>({});
  const asked = useRef(new Set<string>());
  const wanted = codesOf(flow).join(' ');
  useEffect(() => {
    let isGone = false;
    const fetchOne = async (code: string) => {
      const answer = await link.get(DocumentSchema, documentPaths.one('procedure', code));
      if (isGone) return;
      if (!answer.ok && answer.error.kind !== 'refused') {
        asked.current.delete(code);
        return;
      }
      const record = answer.ok ? (answer.value.body as Record_ | null) : null;
      const keys = record?.evidence?.flatMap(({ items }) => items.map(({ key }) => key));
      setKnown((before) => ({ ...before, [code]: record === null ? undefined : (keys ?? []) }));
    };
    for (const code of wanted.split(' ')) {
      if (code === '' || asked.current.has(code)) continue;
      asked.current.add(code);
      void fetchOne(code);
    }
    return () => {
      isGone = true;
      asked.current.clear();
    };
  }, [wanted, link]);
  return useMemo(
    () => (wanted.split(' ').every((code) => code === '' || code in known) ? known : undefined),
    [wanted, known],
  );
}
