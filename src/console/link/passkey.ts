import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { DoneSchema, PasskeyOptionsSchema, type StepUp } from '../../domain/api/console/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { Link, LinkProblem } from './link.ts';

/** Asks the browser for a new passkey; undefined when the person did not want to, or it cannot. */
export async function makePasskey(options: unknown): Promise<unknown> {
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
  return startRegistration({ optionsJSON }).catch(() => undefined);
}

/** Asks the browser to sign with a passkey; undefined when the person did not want to. */
export async function signWithPasskey(options: unknown): Promise<unknown> {
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return startAuthentication({ optionsJSON }).catch(() => undefined);
}

/** The passkey once more, for one purpose and one thing; or why it was not confirmed. */
export async function stepUp(link: Link, need: StepUp): Promise<Result<void, LinkProblem>> {
  const asked = await link.post(PasskeyOptionsSchema, 'step-up/options', need);
  if (!asked.ok) return asked;
  const answer = await signWithPasskey(asked.value.options);
  if (answer === undefined) return err({ kind: 'cancelled' });
  const done = await link.post(DoneSchema, 'step-up', { answer });
  return done.ok ? ok(undefined) : done;
}
