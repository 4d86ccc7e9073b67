import type { FastifyRequest } from 'fastify';
import { isOfBuildingOnly, type Role } from '../../domain/api/console/index.ts';
import { ProblemError } from '../http/index.ts';
import type { ConsoleHub } from './console-hub.ts';
import { refuseForeign } from './console-origin.ts';
import { sessionToken } from './cookies.ts';
import { findSession, type Person, type Session, touchSession } from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in: set by `needs`, and read behind it only. */
    person: Person;
    consoleSession: Session;
  }
}

type PreHandler = (request: FastifyRequest) => Promise<void>;

interface Needed {
  readonly roles: readonly Role[];
  /** Administrators may, too. */
  readonly isAdministrator: boolean;
  /** Not those who have nothing but a building. */
  readonly isOfCity?: boolean;
}

/**
 * A preHandler: somebody is signed in and has one of these roles; without roles anybody who is
 * signed in. Puts `request.person`.
 *
 * @throws ProblemError `foreign-origin`, `sign-in-needed`, `role-needed`
 */
export function needs(hub: ConsoleHub, ...roles: readonly Role[]): PreHandler {
  return needsAny(hub, { roles, isAdministrator: false });
}

/** Anybody who is signed in, but those who edit their building and nothing else: what a city runs. */
export function needsStaff(hub: ConsoleHub): PreHandler {
  return needsAny(hub, { roles: [], isAdministrator: false, isOfCity: true });
}

/** As `needs`, and for administrators whatever their roles. */
export function needsAny(
  hub: ConsoleHub,
  { roles, isAdministrator, isOfCity = false }: Needed,
): PreHandler {
  return async (request) => {
    refuseForeign(hub.consoleOrigin, request);
    const token = sessionToken(request);
    const session =
      token === undefined ? undefined : await findSession(hub.store.pool, token, hub.clock());
    if (session === undefined) throw new ProblemError('sign-in-needed');
    const { person } = session;
    const isOpen =
      roles.length === 0 && !isAdministrator && !(isOfCity && isOfBuildingOnly(person));
    const mayEnter =
      isOpen ||
      (isAdministrator && person.isAdministrator) ||
      roles.some((role) => person.roles.includes(role));
    if (!mayEnter) throw new ProblemError('role-needed');
    request.person = person;
    request.consoleSession = session;
    // Looking on does not keep a session alive: pages ask again by themselves all day.
    if (request.method !== 'GET') await touchSession(hub.store.pool, session, hub.clock());
  };
}

/** For rights over people. */
export function needsAdministrator(hub: ConsoleHub): PreHandler {
  return needsAny(hub, { roles: [], isAdministrator: true });
}
