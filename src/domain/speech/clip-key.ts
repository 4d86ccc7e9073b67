import { type ScreenLanguage, sha256, toHex, toUtf8 } from '../basics/index.ts';

/** Hex characters of a clip's key: 128 bits. */
export const clipKeyLength = 32;

/**
 * Under what the clip of an utterance is kept: language and exactly these words. Other words have
 * another key, so that no clip says what is no longer written. Rate is not part of it: a clip is
 * stretched when it is played.
 *
 * @param said words as `sayable` gives them
 */
export async function clipKey(said: string, language: ScreenLanguage): Promise<string> {
  const words = said.normalize('NFC').toLowerCase();
  return toHex(await sha256(toUtf8(`${language}\n${words}`))).slice(0, clipKeyLength);
}
