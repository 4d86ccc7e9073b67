import type { ServerResponse } from 'node:http';
import { bridgePaths, type HubTarget, type ProvisionProbe } from '../domain.ts';
import { sendJson, sendProblem } from '../serve/index.ts';
import { probeHub } from './probe-hub.ts';
import type { Provision } from './provision.ts';

/** Answers what the page says about the hub of this machine. */
export async function answerProvision(
  asked: string,
  { hub, keyPin }: HubTarget,
  response: ServerResponse,
  provision: Provision,
  nowMs: () => number,
): Promise<void> {
  if (keyPin !== null && hub.startsWith('http:')) return sendProblem(response, 'bad-request');
  if (asked === `POST ${bridgePaths.provisionDone}`) {
    await provision.settle({ hub, keyPin });
    response.writeHead(204, { 'cache-control': 'no-store' }).end();
    return;
  }
  const keyPins = keyPin === null ? undefined : [keyPin];
  const found: ProvisionProbe = await probeHub({ url: hub, keyPins }, nowMs);
  // A clock that is wrong keeps nobody out: the hub's signed time sets it right (contracts.md).
  if (found.outcome === 'ok' || found.outcome === 'clockWrong') {
    await provision.prepare({ hub, keyPin });
  }
  sendJson(response, 200, found);
}
