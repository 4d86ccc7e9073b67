import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { clipKey, packClips, scriptOf, type Utterance } from '../../domain/speech/index.ts';
import { createClipShelf, createSpeaker, gainOf, watchHeadset } from './index.ts';

const sampleRate = 16_000;
/** A tone as a WAV file of 16 bits. */
function wav(seconds: number): Uint8Array<ArrayBuffer> {
  const count = seconds * sampleRate;
  const bytes = new Uint8Array(44 + count * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => {
    for (const [n, letter] of [...word].entries()) view.setUint8(at + n, letter.charCodeAt(0));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + count * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, count * 2, true);
  for (let n = 0; n < count; n += 1) {
    view.setInt16(44 + n * 2, 8_000 * Math.sin((2 * Math.PI * 200 * n) / sampleRate), true);
  }
  return bytes;
}

const utterance = (text: string, personal = false): Utterance => {
  const [one] = scriptOf([{ text, language: 'vi', personal }]);
  if (!one) throw new Error(text);
  return one;
};
const plain = { rate: 100, volume: 3, headset: false } as const;
const forever = new AbortController().signal;
const played: AudioBuffer[] = [];
let spoken: { text: string; rate: number; gain: number }[] = [];
let hasVoice = false;
let context: AudioContext;

const clips = createClipShelf(
  () => 1,
  async () => {
    const key = await clipKey('Quay lại', 'vi');
    const clip = { key, language: 'vi', bytes: wav(1) } as const;
    return [
      packClips([{ ...clip, kind: 'recorded' }]),
      packClips([{ ...clip, kind: 'synthesised', bytes: wav(0.2) }]),
      new Uint8Array([1, 2, 3]),
    ];
  },
);
const speaker = createSpeaker({
  clips,
  voice: {
    hasVoice: () => hasVoice,
    speak: async (text, _language, _signal, how) => {
      spoken.push({ text, ...how });
    },
  },
  openAudio: () => {
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode) {
      if (this.buffer) played.push(this.buffer);
      start.call(this);
    };
    context = new AudioContext();
    return context;
  },
});

beforeAll(async () => {
  // A browser lets sound begin after a touch; a kiosk's is told to let it begin without.
  document.body.append(Object.assign(document.createElement('button'), { textContent: 'x' }));
  await userEvent.click(document.querySelector('button')!);
});
afterAll(() => context?.close());

describe('an utterance', () => {
  test('is said by the clip of exactly its words, the recording before the machine', async () => {
    expect(await speaker.say(utterance('Quay lại'), plain, forever)).toBe('said');
    expect(played.map(({ duration }) => duration)).toEqual([1]);
    expect(spoken).toEqual([]);
  });

  test('at twice the rate takes half as long', async () => {
    await speaker.say(utterance('Quay lại'), { ...plain, rate: 200 }, forever);
    expect(played.at(-1)?.duration).toBeGreaterThan(0.44);
    expect(played.at(-1)?.duration).toBeLessThan(0.56);
  });

  test('ends at once when the resident does anything', async () => {
    const stop = new AbortController();
    const began = performance.now();
    const saying = speaker.say(utterance('Quay lại'), { ...plain, rate: 50 }, stop.signal);
    await expect.poll(() => played.length).toBe(3);
    stop.abort();
    await saying;
    // The clip alone takes two seconds.
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test('of other words is said by a voice, at rate and volume; without one it is told as unsaid', async () => {
    const before = played.length;
    expect(await speaker.say(utterance('Quay lại đi'), plain, forever)).toBe('unsaid');
    hasVoice = true;
    expect(await speaker.say(utterance('Quay lại đi'), { ...plain, rate: 150 }, forever)).toBe(
      'said',
    );
    expect(spoken).toEqual([{ text: 'Quay lại đi', rate: 1.5, gain: gainOf(3) * 4 }]);
    expect(played.length).toBe(before);
  });

  test('that is personal is never said into the room, whoever asks (R32)', async () => {
    spoken = [];
    const own = utterance('Nguyễn Thị Thử', true);
    expect(await speaker.say(own, plain, forever)).toBe('unsaid');
    expect(spoken).toEqual([]);
    expect(await speaker.say(own, { ...plain, headset: true }, forever)).toBe('said');
    expect(spoken).toHaveLength(1);
  });
});

describe('volume', () => {
  test('has five steps of 10 dB at most, over 18 dB at least (R29)', () => {
    const db = ([1, 2, 3, 4, 5] as const).map((step) => 20 * Math.log10(gainOf(step)));
    for (const [n, level] of db.slice(1).entries()) {
      expect(level - (db[n] ?? 0)).toBeGreaterThan(0);
      expect(level - (db[n] ?? 0)).toBeLessThanOrEqual(10);
    }
    expect((db.at(-1) ?? 0) - (db[0] ?? 0)).toBeGreaterThanOrEqual(18);
    expect(db.at(-1)).toBeLessThanOrEqual(0.001);
  });
});

describe('a headset', () => {
  const device = (label: string) => ({ kind: 'audiooutput', label, deviceId: label }) as const;
  async function plug(...steps: readonly (readonly string[])[]) {
    const target = new EventTarget();
    let labels = steps[0] ?? [];
    const told: boolean[] = [];
    const outputs = Object.assign(target, { enumerateDevices: async () => labels.map(device) });
    const stop = watchHeadset(outputs, (plugged) => told.push(plugged));
    for (const step of steps) {
      labels = step;
      target.dispatchEvent(new Event('devicechange'));
      await new Promise((done) => setTimeout(done, 5));
    }
    stop();
    labels = ['USB Headset'];
    target.dispatchEvent(new Event('devicechange'));
    await new Promise((done) => setTimeout(done, 5));
    return told;
  }
  test('is told by its name, where names may be read', async () => {
    expect(await plug(['Loa'], ['Loa', 'USB Headset'], ['Loa'])).toEqual([true, false]);
    expect(await plug(['Loa'], ['Loa', 'HDMI'])).toEqual([]);
  });
  test('is one output more than there was, where they may not', async () => {
    expect(await plug([''], ['', ''], [''])).toEqual([true, false]);
    expect(await plug([''], [''])).toEqual([]);
  });
});
