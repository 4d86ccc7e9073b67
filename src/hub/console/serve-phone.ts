import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { phoneAddressPath } from '../../domain/api/index.ts';
import { readHubAddress } from '../enrolment/index.ts';
import { ProblemError } from '../http/index.ts';
import { type PublishedVersion, readPhoneContent } from '../publishing/index.ts';
import type { Store } from '../store/index.ts';
import { readFiles, type ServedFile, sendFile, servedFile } from './served-files.ts';

interface PhoneHub {
  readonly store: Store;
  readonly published: PublishedVersion;
  readonly trial: boolean;
}

/** Runs its own files, asks its own origin, is framed by nobody, and sends no form anywhere. */
const phonePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

function secure(reply: FastifyReply): void {
  reply.header('content-security-policy', phonePolicy);
  reply.header('referrer-policy', 'no-referrer');
  reply.header('x-frame-options', 'DENY');
  reply.header('cross-origin-opener-policy', 'same-origin');
  reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
}

/**
 * The page that a resident's phone opens from a guided checklist's code (R68), at `/t/`; what it
 * shows is read from the fragment, which no browser sends.
 */
export async function servePhone(app: FastifyInstance, directory: string): Promise<void> {
  // A console that was built before this page: the hub starts all the same.
  if (!existsSync(join(directory, 'phone'))) return;
  const files = await readFiles(join(directory, 'phone'));
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = (request.params as { readonly '*'?: string })['*'] ?? '';
    const file = files.get(path === '' ? 'index.html' : path);
    if (file === undefined) throw new ProblemError('not-found');
    secure(reply);
    return sendFile(request, reply, file);
  };
  app.get('/t', async (_request, reply) => reply.redirect('/t/', 308));
  app.get('/t/*', answer);
}

/** What the page of a phone asks for, and where a kiosk sends phones. */
export function phoneRoutes(app: FastifyInstance, hub: PhoneHub): void {
  let read: { readonly version: number; readonly file: Promise<ServedFile> } | undefined;
  app.get('/t/flows.json', async (request, reply) => {
    const { version } = hub.published;
    if (read?.version !== version) {
      const file = readPhoneContent(hub.store).then((content) =>
        servedFile('flows.json', Buffer.from(JSON.stringify(content))),
      );
      read = { version, file };
      // Asked again the next time, when the database was away.
      file.catch(() => {
        read = undefined;
      });
    }
    const file = await read.file;
    secure(reply);
    return sendFile(request, reply, file);
  });
  app.get(phoneAddressPath, async (_request, reply) => {
    const said = await readHubAddress(hub.store);
    const [own] = hub.trial ? app.addresses() : [];
    const url =
      said?.url ?? (typeof own === 'object' ? `http://${own.address}:${own.port}` : undefined);
    reply.header('cache-control', 'no-cache');
    return { url: url ?? null };
  });
}
