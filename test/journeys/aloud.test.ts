import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile, openBrowser } from '../support/browser.ts';
import { freePort } from '../support/city.ts';
import { type RunningCommand, runCommand, startCommand } from '../support/processes.ts';
import { Resident } from '../support/resident.ts';

/** Of the clips, Hz: a tone each, of a length that no other has, in samples. */
const sampleRate = 8_000;
const samplesMin = 400;

/** A WAV file of so many samples of eight bits. */
function wav(samples: number): Buffer {
  const bytes = Buffer.alloc(44 + samples);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples, 40);
  for (let at = 0; at < samples; at += 1)
    bytes[44 + at] = 128 + Math.round(40 * Math.sin((2 * Math.PI * 440 * at) / sampleRate));
  return bytes;
}

/** Before the page: notes what it plays and what it stops, s. */
function listenIn(): void {
  const heard = { played: [] as number[], stopped: 0, spoken: 0 };
  Reflect.set(window, 'heard', heard);
  const { start, stop } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...when) {
    heard.played.push(this.buffer?.duration ?? 0);
    start.apply(this, when);
  };
  AudioBufferSourceNode.prototype.stop = function (this: AudioBufferSourceNode, ...when) {
    heard.stopped += 1;
    stop.apply(this, when);
  };
  const { speak } = SpeechSynthesis.prototype;
  SpeechSynthesis.prototype.speak = function (this: SpeechSynthesis, ...what) {
    heard.spoken += 1;
    speak.apply(this, what);
  };
}

/** Every utterance of the kiosk has a clip of its own here, and no voice of the machine speaks. */
describe('a kiosk that speaks with recorded clips', () => {
  const state = mkdtempSync(join(tmpdir(), 'motcham-aloud-'));
  const profile = newProfile();
  const saidBySamples = new Map<number, string>();
  let trial: RunningCommand;
  let context: BrowserContext;
  let page: Page;
  let resident: Resident;
  let database = '';
  let address = '';

  beforeAll(async () => {
    const [recordings, clips] = [join(state, 'recordings'), join(state, 'clips')];
    mkdirSync(recordings);
    const list = await runCommand('audio', 'list');
    for (const [at, line] of list.output.trim().split('\n').entries()) {
      const { key, said } = JSON.parse(line);
      saidBySamples.set(samplesMin + at, said);
      writeFileSync(join(recordings, `${key}.wav`), wav(samplesMin + at));
    }
    const made = await runCommand(
      ...['audio', 'generate', '--engine', 'none'],
      ...['--recordings', recordings, '--out', clips],
    );
    expect(made.status, made.words).toBe(0);
    const ports: string[] = [];
    for (const name of ['kiosk', 'hub', 'printer', 'paper', 'office']) {
      const port = await freePort();
      if (name === 'kiosk') address = `http://localhost:${port}/`;
      ports.push(`--${name}-port`, String(port));
    }
    trial = await startCommand(
      ...['start', '--no-browser', '--json', '--state', join(state, 'trial')],
      ...['--clips', clips, ...ports],
    );
    database = String(trial.ready['database']);
    ({ context, page } = await openBrowser(profile));
    await page.addInitScript(listenIn);
    resident = new Resident(page);
    await page.goto(address);
    await resident.sees('attract');
  }, 300_000);

  afterAll(async () => {
    await context?.close();
    await trial?.stop();
    if (database.startsWith('/')) rmSync(database, { recursive: true, force: true });
    rmSync(state, { recursive: true, force: true });
    profile.remove();
  });

  const heard = () =>
    page.evaluate(() => {
      const { played, stopped, spoken } = Reflect.get(window, 'heard');
      return { played: played as number[], stopped: Number(stopped), spoken: Number(spoken) };
    });
  const saidSoFar = async () =>
    (await heard()).played.map((s) => saidBySamples.get(Math.round(s * sampleRate)));

  it('offers "Nghe", says the screen with its clips in order, and is silent at a touch', async () => {
    await resident.wakes();
    await resident.touches(/^Nghe/);
    await expect.poll(async () => (await heard()).played.length).toBeGreaterThan(2);
    const said = await saidSoFar();
    expect(said).not.toContain(undefined);
    const words = await resident.text();
    expect(said[0]).toContain(await page.locator('h1').first().textContent());
    for (const one of said.slice(0, 3)) expect(words).toContain(one?.replace(/[.,]$/, ''));
    const before = await heard();
    await resident.touches(/Tìm thủ tục/);
    await resident.sees('search');
    expect((await heard()).stopped).toBeGreaterThan(before.stopped);
    // The next screen begins by itself, with its own title.
    const title = await page.locator('h1').first().textContent();
    await expect.poll(saidSoFar).toContain(title);
    expect((await heard()).spoken).toBe(0);
    await resident.touches('Kết thúc');
    await resident.sees('ending');
  });

  it('says it in English by English clips', async () => {
    await resident.wakes();
    await resident.touches(/English/);
    await resident.touches(/^Listen/);
    const title = await page.locator('h1').first().textContent();
    await expect.poll(saidSoFar).toContain(title);
    await resident.touches('Finish');
    await resident.sees('ending');
  });

  it('speaks with hub, shell and printer gone, after a new start of the page', async () => {
    await trial.stop('SIGKILL');
    await page.reload();
    await resident.wakes();
    await resident.touches(/^Nghe/);
    await expect.poll(async () => (await heard()).played.length).toBeGreaterThan(1);
    expect(await saidSoFar()).not.toContain(undefined);
    expect((await heard()).spoken).toBe(0);
  });
});
