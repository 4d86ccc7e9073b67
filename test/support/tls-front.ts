import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyPinOf } from '../../kiosk-shell/proxy/index.ts';

/** What stands before a hub in production: TLS with a key of its own, known by its pin. */
export interface TlsFront {
  readonly url: string;
  readonly pin: string;
  close(): Promise<void>;
}

/** @throws without openssl */
export async function openTlsFront(hubUrl: string): Promise<TlsFront> {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-front-'));
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-days', '2', '-subj', '/CN=hub', '-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const tls = { key: readFileSync(key), cert: readFileSync(certificate) };
  rmSync(directory, { recursive: true, force: true });
  const { hostname, port } = new URL(hubUrl);
  const server = createServer(tls, (incoming, answer) => {
    const { method, url: path, headers } = incoming;
    const asked = request({ hostname, port, method, path, headers }, (heard) => {
      answer.writeHead(heard.statusCode ?? 502, heard.headers);
      heard.pipe(answer);
    });
    asked.on('error', () => answer.destroy());
    incoming.pipe(asked);
    answer.on('close', () => asked.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${address.port}`,
    pin: keyPinOf(new X509Certificate(tls.cert)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
