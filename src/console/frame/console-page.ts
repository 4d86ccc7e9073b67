import type { ComponentType } from 'preact';
import type { Role } from '../../domain/api/console/index.ts';
import type { IconName } from '../ui/index.ts';
import type { PlainKey } from '../words/index.ts';

/** What a page is told: the rest of the path below its own, and the query. */
export interface PageProps {
  /** `A3-0412` of `/console/fleet/A3-0412`; empty on the page itself. */
  readonly rest: string;
  readonly query: URLSearchParams;
}

/** A page of the console: one line in `pages.ts`. */
export interface ConsolePage {
  readonly id: string;
  /** Below `/console/`, without slashes around it. */
  readonly path: string;
  /** Any one of them opens it; an empty list is for everybody who is signed in. */
  readonly roles: readonly Role[];
  /** Administrators may open it, whatever their roles. */
  readonly forAdministrators?: boolean;
  /** Part of the navigation; undefined stands in no list (account). */
  readonly group?: 'daily' | 'content' | 'insight' | 'system';
  readonly icon: IconName;
  readonly title: PlainKey;
  /** Names of the places below it that have one, by the rest of their path. */
  readonly places?: Readonly<Record<string, PlainKey>>;
  /** How many things wait there, beside the name; read at each drawing. */
  readonly count?: () => number | undefined;
  readonly load: () => Promise<{ readonly View: ComponentType<PageProps> }>;
}
