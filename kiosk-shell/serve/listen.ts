import { createServer, type RequestListener, type Server } from 'node:http';

/** Longest head of a request, bytes; and longest time to send it, ms. */
const headBytesMax = 16 * 1024;
const headMs = 10_000;
/** How often that is looked at, ms: every 30 s unless said, and a slow head would stay so long. */
const headLookMs = 1_000;
/** Connections of one kiosk: a browser opens six to an origin, tabs and probes some more. */
const connectionsMax = 64;

/** The two addresses of localhost, on one port. */
export interface LocalServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on localhost only, IPv4 and (where the machine has it) IPv6, because a browser tries both.
 *
 * @throws when the port is taken on either; the message says what to do. Never another port:
 *   key, outbox and library of the kiosk belong to this origin.
 */
export async function listenLocal(listener: RequestListener, port: number): Promise<LocalServer> {
  const first = newServer(listener);
  const boundPort = await bind(first, '127.0.0.1', port);
  const second = newServer(listener);
  const servers = [first];
  try {
    await bind(second, '::1', boundPort);
    servers.push(second);
  } catch (error) {
    if (!isNoIpv6(error)) {
      first.close();
      throw error;
    }
  }
  return {
    port: boundPort,
    close: async () => {
      await Promise.all(
        servers.map((server) => {
          const closed = new Promise<void>((resolve) => server.close(() => resolve()));
          server.closeAllConnections();
          return closed;
        }),
      );
    },
  };
}

function newServer(listener: RequestListener): Server {
  const limits = {
    maxHeaderSize: headBytesMax,
    headersTimeout: headMs,
    connectionsCheckingInterval: headLookMs,
  };
  const server = createServer(limits, listener);
  server.maxConnections = connectionsMax;
  // A long poll lasts as long as the hub holds it; the proxy has its own time limits.
  server.requestTimeout = 60_000;
  return server;
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(sayTaken(error, host, port)));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

function sayTaken(error: Error, host: string, port: number): Error {
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port} on ${host} is taken, and the kiosk's page cannot live on another. ` +
      `Is Một Chạm running already? Stop it, or find the program with "ss -ltnp 'sport = :${port}'".`,
    { cause: error },
  );
}

function isNoIpv6(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
  );
}
