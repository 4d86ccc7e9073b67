import { useCallback, useEffect, useState } from 'preact/hooks';
import { useConsole } from '../../frame/index.ts';
import { isTrust, refreshTrust, type Trust, type TrustProblem } from '../trust.ts';
import { findKey, noteNamed, type PublisherKey } from './publisher-key.ts';

/**
 * `none`: this browser has no key of this person; `waiting`: no root names it yet; `ready`: it
 * signs; `removed`: a root named it and does not any more; `closed`: the browser keeps nothing.
 */
export type KeyState =
  | { readonly kind: 'loading' | 'none' | 'closed' }
  | { readonly kind: 'waiting' | 'ready' | 'removed'; readonly key: PublisherKey };

/** The key of whoever is signed in, and what this browser believes of the repository. */
export function useKey() {
  const { session } = useConsole();
  const person = session.person.id;
  const [key, setKey] = useState<KeyState>({ kind: 'loading' });
  const [trust, setTrust] = useState<Trust | TrustProblem>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const believed = await refreshTrust(Date.now());
      if (isOver) return;
      setTrust(believed);
      const found = await findKey(person).catch(() => null);
      if (isOver) return;
      if (found === null) return setKey({ kind: 'closed' });
      if (found === undefined) return setKey({ kind: 'none' });
      const isNamed = isTrust(believed) && believed.root.publishers.includes(found.keyid);
      if (isNamed && !found.wasNamed) await noteNamed(person, found);
      const kind = isNamed ? 'ready' : isTrust(believed) && found.wasNamed ? 'removed' : 'waiting';
      if (!isOver) setKey({ kind, key: found });
    };
    void look();
    return () => {
      isOver = true;
    };
  }, [person, asked]);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  return { key, trust, reload };
}
