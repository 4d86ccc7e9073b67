import { WrongKey } from './key-pin.ts';

/** Why a hub was not heard, as whoever sets a kiosk up must know it. */
export type HubFailure = 'unreachable' | 'wrongKey' | 'certificate' | 'clock';

/** What kept us from a hub: the key, the certificate, our own clock, or the road. */
export function failureOf(error: unknown): HubFailure {
  if (error instanceof WrongKey) return 'wrongKey';
  const code = codeOf(error);
  // Valid from a day that has not come here: it is our clock that is behind.
  if (code === 'CERT_NOT_YET_VALID') return 'clock';
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|ALTNAME|EPROTO/.test(code)
    ? 'certificate'
    : 'unreachable';
}

/** What the system calls an error; `silence` where it has no name. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'silence';
}
