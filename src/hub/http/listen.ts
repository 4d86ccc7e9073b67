import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Serves at `host:port`; port 0 takes a free one.
 *
 * @returns `http://host:port`, without a slash at the end.
 * @throws Error that says what to do, when the port is taken or not allowed.
 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} of ${host} is taken by another program. Stop it, or choose another port.`,
        { cause: error },
      );
    }
    if (error.code === 'EACCES') {
      throw new Error(`Port ${port} may not be used by this user. Choose one above 1023.`, {
        cause: error,
      });
    }
    throw error;
  });
  return urlOf(app.server.address(), host);
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A request takes 15 s at most, its statement 5 s: what lasts longer is a download that nobody reads. */
const answersMs = 20_000;

/**
 * Takes no more requests and finishes the answers under way; a connection whose client does not
 * read is cut after `withinMs`: a hub that is told to end ends.
 */
export async function endServer(app: FastifyInstance, withinMs = answersMs): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), withinMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
