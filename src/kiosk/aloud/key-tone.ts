import type { Manner } from '../session/index.ts';
import { gainOf } from './speaker.ts';

/** One tone for every key: into the room it says that a key was taken, and not which (R32). */
const toneHz = 660;
/** Long enough to be heard, over before the next key, s. */
const toneS = 0.07;
/** No click at either end, s. */
const rampS = 0.01;

/** The tone of a key that was typed. */
export interface KeyTone {
  readonly play: (volume: Manner['volume']) => void;
  readonly close: () => void;
}

/** @param openAudio called at the first tone; the sound card is let go by `close` */
export function createKeyTone(openAudio: () => AudioContext): KeyTone {
  let audio: AudioContext | undefined;
  return {
    play(volume) {
      audio ??= openAudio();
      const from = audio.currentTime;
      const tone = new OscillatorNode(audio, { frequency: toneHz });
      const gain = new GainNode(audio, { gain: 0 });
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(gainOf(volume), from + rampS);
      gain.gain.setValueAtTime(gainOf(volume), from + toneS - rampS);
      gain.gain.linearRampToValueAtTime(0, from + toneS);
      tone.connect(gain).connect(audio.destination);
      tone.onended = () => gain.disconnect();
      tone.start(from);
      tone.stop(from + toneS);
    },
    close: () => void audio?.close().catch(() => undefined),
  };
}
