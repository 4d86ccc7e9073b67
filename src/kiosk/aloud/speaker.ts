import type { ScreenLanguage } from '../../domain/basics/index.ts';
import { type Clip, stretch, type Utterance } from '../../domain/speech/index.ts';
import type { Manner } from '../session/index.ts';
import type { ClipShelf } from './clip-shelf.ts';

/** Of a voice or a clip as it stands, dB: room for two steps up in a headset. */
const headroomDb = 12;
/** Between two steps of volume, dB (R29: ≤ 10). */
const stepDb = 6;
/** How long a sound takes to begin and to end, s: none begins or ends with a click. */
const rampS = 0.015;
/** Sound that is in decoding and on the way to the loudspeaker when it ends, ms. */
const tailMs = 1_500;
/** Longest wait for the sound card, ms. */
const resumeMs = 1_000;

export interface SpeakerParts {
  readonly voice: {
    readonly hasVoice: (language: ScreenLanguage) => boolean;
    readonly speak: (
      text: string,
      language: ScreenLanguage,
      signal: AbortSignal,
      how: { readonly rate: number; readonly gain: number },
    ) => Promise<void>;
  };
  readonly clips: ClipShelf;
  readonly openAudio: () => AudioContext;
}

export interface Speaker {
  /** Resolves when it was said, when nothing here can say it, or when the signal ends it. */
  readonly say: (
    utterance: Utterance,
    manner: Manner,
    signal: AbortSignal,
  ) => Promise<'said' | 'unsaid'>;
}

const isRunning = (context: AudioContext): boolean => context.state === 'running';

/** Gain of a step of volume, 0 to 1. */
export function gainOf(volume: Manner['volume']): number {
  return 10 ** (((volume - 3) * stepDb - headroomDb) / 20);
}

/**
 * Says an utterance by the clip of exactly its words; else by a voice of its language; else says
 * that it cannot: it never pretends. One at a time: the session asks for the next when one ended.
 */
export function createSpeaker({ voice, clips, openAudio }: SpeakerParts): Speaker {
  let audio: AudioContext | undefined;

  async function play(clip: Clip, { rate, volume }: Manner, signal: AbortSignal): Promise<void> {
    audio ??= openAudio();
    const context = audio;
    if (!isRunning(context)) {
      // Without a touch some browsers never let it begin: then there is no voice here.
      await Promise.race([context.resume(), new Promise((done) => setTimeout(done, resumeMs))]);
      if (!isRunning(context)) throw new Error('the sound did not begin');
    }
    const heard = await context.decodeAudioData(clip.bytes.slice().buffer);
    if (signal.aborted) return;
    const samples = stretch(heard.getChannelData(0), rate / 100, heard.sampleRate);
    const sound = context.createBuffer(1, Math.max(1, samples.length), heard.sampleRate);
    sound.copyToChannel(Float32Array.from(samples), 0);
    const source = new AudioBufferSourceNode(context, { buffer: sound });
    const gain = new GainNode(context, { gain: 0 });
    source.connect(gain).connect(context.destination);
    const now = context.currentTime;
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(gainOf(volume), now + rampS);
    await new Promise<void>((resolve) => {
      // `ended` does not come from a sound card that is gone.
      const timer = setTimeout(resolve, sound.duration * 1_000 + tailMs);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      source.onended = done;
      signal.addEventListener(
        'abort',
        () => {
          gain.gain.cancelScheduledValues(0);
          gain.gain.setTargetAtTime(0, context.currentTime, rampS / 3);
          source.stop(context.currentTime + rampS);
          done();
        },
        { once: true },
      );
      source.start();
    });
    source.disconnect();
  }

  return {
    async say(utterance, manner, signal) {
      // R32, whatever the script says.
      if (utterance.personal && !manner.headset) return 'unsaid';
      const clip = await clips.find(utterance);
      if (signal.aborted) return 'said';
      if (clip) {
        try {
          await play(clip, manner, signal);
          return 'said';
        } catch {
          // A clip that this browser cannot play: the voice, if there is one.
        }
      }
      const { said, language } = utterance;
      if (!voice.hasVoice(language)) return 'unsaid';
      const how = { rate: manner.rate / 100, gain: gainOf(manner.volume) * 4 };
      await voice.speak(said, language, signal, how);
      return 'said';
    },
  };
}
