import {
  type CodeRefusal,
  codeRefusals,
  type EnrolAnswer,
  EnrolAnswerSchema,
  enrolmentProofText,
  hubPaths,
  type Problem,
  type ProblemCode,
  type ShellEnrolment,
  signText,
  toPublicKey,
} from '../../domain/api/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { EnrolError } from '../services.ts';
import type { HubCaller } from './hub-caller.ts';
import { type Identity, lineOf } from './identity.ts';

export type ShellProof = ShellEnrolment['shell'];

/** A page key whose private half cannot leave this browser. */
export function newPageKeyPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
}

/**
 * Redeems a one-time code: proves the page's key and the shell's, and returns who the hub says
 * this kiosk is (contracts.md, Enrolment and identity). `code` is normalised Crockford.
 */
export async function redeemCode(
  caller: HubCaller,
  code: string,
  pair: CryptoKeyPair,
  shell: ShellProof | undefined,
): Promise<Result<Identity, EnrolError>> {
  const publicKey = toPublicKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  const proof = await signText(await enrolmentProofText('page', code, publicKey), pair.privateKey);
  const answer = await caller.call(
    {
      method: 'POST',
      path: hubPaths.enrol,
      body: { code, page: { publicKey, proof }, ...(shell ? { shell } : {}) },
    },
    (json) => EnrolAnswerSchema.safeParse(json).data,
  );
  if (answer.kind === 'failed') return err('offline');
  if (answer.kind === 'problem') {
    return err(whyRefused(answer.code, answer.document));
  }
  return ok({
    ...identityOf(answer.value),
    publicKey,
    privateKey: pair.privateKey,
  });
}

const refusals: Readonly<Record<CodeRefusal, EnrolError>> = {
  unknown: 'codeUnknown',
  used: 'codeUsed',
  expired: 'codeExpired',
  revoked: 'codeRevoked',
};

function whyRefused(code: ProblemCode, document: Problem | undefined): EnrolError {
  if (code === 'bad-signature') return 'badProof';
  if (code === 'bad-request') return 'badCode';
  if (code !== 'bad-code') return 'offline';
  // An older hub says no reason.
  const reason = codeRefusals.find((one) => one === document?.['reason']);
  return reason === undefined ? 'badCode' : refusals[reason];
}

function identityOf(answer: EnrolAnswer) {
  const { kiosk, incarnation, site, kit, trial, hub } = answer;
  const { sealing, time, root } = hub;
  return {
    line: lineOf(kiosk, incarnation),
    // The name the hub gives to the key of this role.
    keyId: `${kiosk}.${incarnation}.page`,
    kiosk,
    incarnation,
    site,
    kit,
    trial,
    hub: { sealing, time, root },
  };
}
