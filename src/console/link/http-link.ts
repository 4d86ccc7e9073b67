import * as z from 'zod/mini';
import {
  consoleApi,
  consoleProblemCode,
  releasePaths,
  StepUpSchema,
} from '../../domain/api/console/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { Link, LinkProblem, LinkWorld } from './link.ts';

/** Longest wait for an answer, ms: past it the console says that the hub cannot be reached. */
const answerMsMax = 20_000;
/** And for what builds and checks the whole content: half a minute with the national catalogue, ms. */
const builtMsMax = 180_000;

/** How long an answer is waited for, ms. */
export const waitMsFor = (method: string, path: string): number =>
  path === releasePaths.next || (method === 'POST' && path === releasePaths.list)
    ? builtMsMax
    : answerMsMax;

const NeedSchema = z.looseObject({ need: StepUpSchema });
const DetailSchema = z.looseObject({
  detail: z.optional(z.string()),
  reason: z.optional(z.string()),
});

/**
 * The line to the hub: same origin, JSON, problems as values. When the hub wants the passkey once
 * more it is asked for, and the same request is sent again, once.
 */
export function createLink(world: LinkWorld): Link {
  async function once(method: string, path: string, body: unknown): Promise<Response | undefined> {
    try {
      return await world.fetch(consoleApi + path, {
        method,
        credentials: 'same-origin',
        redirect: 'error',
        headers: method === 'GET' ? {} : { 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
        signal: AbortSignal.timeout(waitMsFor(method, path)),
      });
    } catch {
      return undefined;
    }
  }

  function unreadable(): Result<never, LinkProblem> {
    world.onUnreadable();
    return err({ kind: 'unreadable' });
  }

  async function ask<T>(
    schema: z.ZodMiniType<T>,
    method: string,
    path: string,
    body: unknown,
    isSecond = false,
  ): Promise<Result<T, LinkProblem>> {
    const response = await once(method, path, body);
    const document = await response?.json().catch(() => undefined);
    // Not even JSON: of something between, not of the hub.
    if (response === undefined || document === undefined) return err({ kind: 'unreachable' });
    if (response.ok) {
      const parsed = schema.safeParse(document);
      return parsed.success ? ok(parsed.data) : unreadable();
    }
    const code = consoleProblemCode(document);
    if (code === undefined) return unreadable();
    if (code === 'sign-in-needed') world.onSession('over');
    // An administrator took something away while the page stood open: it learns what is left.
    if (code === 'role-needed') world.onSession('rights');
    if (code === 'step-up-needed' && !isSecond) {
      const need = NeedSchema.safeParse(document);
      if (need.success) {
        const confirmed = await world.stepUp(link, need.data.need);
        return confirmed.ok ? ask(schema, method, path, body, true) : confirmed;
      }
    }
    const said = DetailSchema.safeParse(document);
    const { detail = '', reason } = said.success ? said.data : {};
    return err({ kind: 'refused', code, detail, ...(reason !== undefined && { reason }) });
  }

  const link: Link = {
    get: (schema, path) => ask(schema, 'GET', path, undefined),
    post: (schema, path, body) => ask(schema, 'POST', path, body),
    put: (schema, path, body) => ask(schema, 'PUT', path, body),
    delete: (schema, path) => ask(schema, 'DELETE', path, undefined),
  };
  return link;
}
