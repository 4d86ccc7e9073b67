import { execFile, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Language } from '../../domain/basics/index.ts';
import { CommandFailure } from '../support/steps.ts';
import type { WantedClip } from './wanted-clips.ts';

const run = promisify(execFile);

/** Voice and its `-s`, measured to give 122 words a minute of our own texts (R30: 120 to 125). */
const voices: Readonly<Record<Language, { readonly voice: string; readonly speed: number }>> = {
  vi: { voice: 'vi', speed: 107 },
  en: { voice: 'en-gb', speed: 120 },
};
/** Bits a second, thousands: speech of a machine, understood in a lobby. */
const opusKbit = 16;

const isHere = (program: string, flag: string): boolean =>
  spawnSync(program, [flag], { stdio: 'ignore' }).status === 0;

/** Makes a sound file of an utterance; returns its name. */
export type SpeechEngine = (clip: WantedClip, directory: string) => Promise<string>;

/**
 * espeak-ng, for trying: understandable, and no voice that one would like to listen to. With
 * opusenc (Debian: opus-tools) a clip is a twentieth as large.
 */
export function espeakEngine(): SpeechEngine {
  if (!isHere('espeak-ng', '--version')) {
    throw new CommandFailure(
      'espeak-ng is not installed.',
      'apt-get install espeak-ng opus-tools; or give recordings.',
    );
  }
  const isSmall = isHere('opusenc', '--version');
  return async ({ key, language, said }, directory) => {
    const { voice, speed } = voices[language];
    const wav = join(directory, `${key}.wav`);
    await run('espeak-ng', ['-v', voice, '-s', String(speed), '-w', wav, '--', said]);
    if (!isSmall) return `${key}.wav`;
    const opus = join(directory, `${key}.opus`);
    await run('opusenc', ['--quiet', '--speech', '--bitrate', String(opusKbit), wav, opus]);
    rmSync(wav);
    return `${key}.opus`;
  };
}
