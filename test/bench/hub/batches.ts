import { Agent, request } from 'node:http';
import type { ActionEnvelope } from '../../../src/domain/action/index.ts';
import { hubPaths, type SignatureHeaders, signRequest } from '../../../src/domain/api/index.ts';
import { newUuidV7, toUtf8 } from '../../../src/domain/basics/index.ts';
import type { TestKiosk } from '../../support/hub-client.ts';

/** A request as its bytes go out: made before the clock runs. */
export interface Prepared {
  readonly path: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: SignatureHeaders;
}

/** Signs a body as a kiosk does. */
export async function prepare(kiosk: TestKiosk, path: string, value: unknown): Promise<Prepared> {
  const body = toUtf8(JSON.stringify(value));
  const headers = await signRequest(
    { method: 'POST', path, query: '', body },
    { keyId: kiosk.keyId, privateKey: kiosk.key.privateKey },
    Date.now() / 1000,
  );
  return { path, body, headers };
}

/** Signed batches of one kiosk, contiguous. One body is sealed and used again: intake never opens it. */
export async function prepareBatches(
  kiosk: TestKiosk,
  count: number,
  size: number,
): Promise<Prepared[]> {
  const { envelope } = await kiosk.feedback('Đèn hành lang tầng 7 hỏng từ hôm qua', 1);
  const batches: Prepared[] = [];
  for (let i = 0; i < count; i += 1) {
    const actions = Array.from(
      { length: size },
      (_, n): ActionEnvelope => ({
        ...envelope,
        id: newUuidV7(Date.now, (array) => crypto.getRandomValues(array)),
        seq: i * size + n + 1,
      }),
    );
    batches.push(await prepare(kiosk, hubPaths.actions, { actions }));
  }
  return batches;
}

/** Connections stay open, as a proxy keeps them. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends prepared bytes. @throws when the hub does not take them. */
export async function sendPrepared(url: string, prepared: Prepared): Promise<void> {
  const { status, text } = await new Promise<{ status: number; text: string }>(
    (resolve, reject) => {
      const outgoing = request(
        new URL(prepared.path, url),
        {
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': prepared.body.length,
            ...prepared.headers,
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        },
      );
      outgoing.on('error', reject);
      outgoing.end(prepared.body);
    },
  );
  if (status !== 200) throw new Error(`the hub answered ${status}: ${text.slice(0, 300)}`);
}

export function closeConnections(): void {
  agent.destroy();
}
