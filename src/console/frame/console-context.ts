import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Role, SessionAnswer } from '../../domain/api/console/index.ts';
import type { Link } from '../link/index.ts';
import type { Freshness } from './freshness.ts';

/** What every page has at hand. */
export interface ConsoleContext {
  readonly link: Link;
  readonly session: SessionAnswer;
  /** The session is over: nothing is asked, and what was opened for one look is closed. */
  readonly isOut: boolean;
  readonly freshness: Freshness;
  /** Asks who is signed in again: after a change of one's own name or roles. */
  readonly refreshSession: () => void;
  /** Drops everything that this person had open: they are leaving. */
  readonly forget: () => void;
}

const Context = createContext<ConsoleContext | undefined>(undefined);
export const ConsoleProvider = Context.Provider;

/** Link, person and freshness of the console around this page. */
export function useConsole(): ConsoleContext {
  const found = useContext(Context);
  if (found === undefined) throw new Error('broken invariant: a page stands outside the console');
  return found;
}

/** Whether the person who is signed in has one of these roles. */
export function useMay(...roles: readonly Role[]): boolean {
  const { person } = useConsole().session;
  return roles.some((role) => person.roles.includes(role));
}
