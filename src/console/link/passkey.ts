import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { DoneSchema, PasskeyOptionsSchema, type StepUp } from '../../domain/api/console/index.ts';
import type { Link } from './link.ts';

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

/** The passkey once more, for one purpose and one thing. */
export async function stepUp(link: Link, need: StepUp): Promise<boolean> {
  const asked = await link.post(PasskeyOptionsSchema, 'step-up/options', need);
  if (!asked.ok) return false;
  const answer = await signWithPasskey(asked.value.options);
  if (answer === undefined) return false;
  return (await link.post(DoneSchema, 'step-up', { answer })).ok;
}
