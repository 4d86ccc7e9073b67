import type { FastifyInstance } from 'fastify';
import * as client from 'openid-client';
import type pg from 'pg';
import { consoleApi, consoleBase, type Role } from '../../domain/api/console/index.ts';
import {
  type Clock,
  err,
  newUuidV7,
  ok,
  ownValue,
  type Result,
} from '../../domain/basics/index.ts';
import { noteAudit } from '../audit/index.ts';
import { ProblemError, RateLimiter } from '../http/index.ts';
import { inTransaction } from '../store/index.ts';
import { fillRandom } from '../world.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import { consoleOrigin, refuseForeign } from './console-origin.ts';
import { oidcState, setOidcState } from './cookies.ts';
import { isAway } from './is-away.ts';
import { ceremonyMs, signInRate } from './limits.ts';
import type { OidcConfig } from './oidc-config.ts';
import type { PeopleHub } from './people-hub.ts';
import { beginSession } from './sign-in-routes.ts';

/** Longest wait for the sign-on, seconds. */
const answerSecondsMax = 10;

/** Roles that the claim of this token gives; the claim decides anew at each sign-in. */
export function rolesOf(config: OidcConfig, claims: Readonly<Record<string, unknown>>): Role[] {
  const value = claims[config.claim];
  const names = (Array.isArray(value) ? value : [value]).filter(
    (name): name is string => typeof name === 'string',
  );
  return [...new Set(names.flatMap((name) => ownValue(config.roles, name) ?? []))];
}

/** Code flow with PKCE, state and nonce, each used once and bound to this browser. */
export function oidcRoutes(app: FastifyInstance, hub: PeopleHub, config: OidcConfig): void {
  const { pool } = hub.store;
  const tries = new RateLimiter(hub.limits.signIn ?? signInRate, hub.clock);
  let found: Promise<client.Configuration> | undefined;
  const discover = () => {
    const issuer = new URL(config.issuer);
    const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
    found ??= client.discovery(issuer, config.clientId, config.clientSecret, undefined, {
      timeout: answerSecondsMax,
      // The library trusts the line alone unless told to verify the signature of the token, too.
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' && isHere ? [client.allowInsecureRequests] : []),
      ],
    });
    // A sign-on that was away is asked again at the next try.
    found.catch(() => {
      found = undefined;
    });
    return found;
  };
  const preHandler = async (request: Parameters<typeof refuseForeign>[1]) => {
    refuseForeign(hub.consoleOrigin, request);
    const share = tries.take(request.ip);
    if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
  };
  const redirectUri = (request: Parameters<typeof refuseForeign>[1]) =>
    `${consoleOrigin(hub.consoleOrigin, request).origin}${consoleApi}oidc/callback`;
  const failed = `${consoleBase}sign-in?problem=sign-on`;
  /** The person was refused nothing: they may try again, or use a passkey. */
  const away = `${failed}-away`;

  app.get(`${consoleApi}oidc/start`, { preHandler }, async (request, reply) => {
    const provider = await discover().catch((cause: unknown) => {
      hub.log.warn({ err: cause }, 'the sign-on cannot be reached');
      return isAway(cause) ? 'away' : 'failed';
    });
    if (provider === 'away' || provider === 'failed') {
      return reply.redirect(provider === 'away' ? away : failed, 303);
    }
    const state = client.randomState();
    const nonce = client.randomNonce();
    const verifier = client.randomPKCECodeVerifier();
    await beginCeremony(
      pool,
      { challenge: state, kind: 'oidc', facts: { nonce, verifier } },
      hub.clock(),
    );
    setOidcState(reply, state, ceremonyMs / 1000);
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri(request),
      scope: 'openid profile',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return reply.redirect(url.href, 303);
  });

  app.get(`${consoleApi}oidc/callback`, { preHandler }, async (request, reply) => {
    const signedIn = await readCallback();
    if (!signedIn.ok) {
      hub.log.info({ reason: signedIn.error }, 'sign-on refused');
      return reply.redirect(signedIn.error === 'away' ? away : failed, 303);
    }
    await beginSession(hub, request, reply, { ...signedIn.value, by: 'oidc' });
    return reply.redirect(consoleBase, 303);

    async function readCallback(): Promise<Result<{ person: string; name: string }, string>> {
      const url = new URL(redirectUri(request));
      url.search = new URL(request.url, url).search;
      const state = url.searchParams.get('state') ?? '';
      if (state === '' || oidcState(request) !== state) return err('another browser');
      const taken = await takeCeremony(pool, 'oidc', state, hub.clock());
      if (taken === undefined) return err('state');
      const tokens = await answerOf(url, state, taken.facts).catch((cause: unknown) => {
        // Its message only: what the library hangs to it are the claims of a person.
        const { message } = cause instanceof Error ? cause : new Error(String(cause));
        hub.log.warn({ reason: message }, 'the sign-on gave no token that counts');
        return isAway(cause) ? ('away' as const) : undefined;
      });
      if (tokens === 'away') return err('away');
      const claims = tokens?.claims();
      if (claims === undefined) return err('token');
      const roles = rolesOf(config, claims);
      const name = String(claims['name'] ?? claims.sub).slice(0, 60);
      return inTransaction(pool, (db) =>
        keepPerson(db, { issuer: claims.iss, subject: claims.sub, name, roles }, hub.clock),
      );
    }

    /** Another process may have sent the person there: this one discovers it first. */
    async function answerOf(url: URL, state: string, facts: Readonly<Record<string, unknown>>) {
      return client.authorizationCodeGrant(await discover(), url, {
        expectedState: state,
        expectedNonce: String(facts['nonce']),
        pkceCodeVerifier: String(facts['verifier']),
        idTokenExpected: true,
      });
    }
  });
}

interface Federated {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** The person of this subject, made at the first sign-in; whoever was revoked here stays out. */
async function keepPerson(
  db: pg.ClientBase,
  { issuer, subject, name, roles: given }: Federated,
  clock: Clock,
): Promise<Result<{ person: string; name: string }, string>> {
  if (given.length === 0) return err('no role');
  const { rows } = await db.query<{ id: string; state: string; roles: Role[] }>(
    'select id, state, roles from people where oidc_issuer = $1 and oidc_subject = $2 for update',
    [issuer, subject],
  );
  const [known] = rows;
  if (known?.state === 'revoked') return err('revoked');
  // Buildings are given here, and the sign-on knows nothing of them.
  const hasBuildings = known?.roles.includes('buildingEditor') === true;
  const roles: readonly Role[] = hasBuildings ? [...given, 'buildingEditor'] : given;
  const person = known?.id ?? newUuidV7(clock, fillRandom);
  if (known === undefined) {
    await db.query(
      `insert into people (id, name, roles, is_administrator, state, oidc_issuer, oidc_subject, created_at)
        values ($1, $2, $3, false, 'active', $4, $5, $6)`,
      [person, name, roles, issuer, subject, new Date(clock())],
    );
  } else {
    await db.query('update people set name = $2, roles = $3 where id = $1', [person, name, roles]);
  }
  if (known?.roles.join() !== roles.join()) {
    await noteAudit(db, {
      person: { id: person, name },
      what: 'people.sign-on-roles',
      subject: person,
      facts: { issuer, roles },
    });
  }
  return ok({ person, name });
}
