import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { layoutReceipt, receiptMetrics } from '../../domain.ts';
import { sampleSlips } from '../golden/samples.ts';
import { renderReceipt, SlipRenderer } from './index.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('the thread that draws', () => {
  const renderers = { 576: new SlipRenderer(576), 384: new SlipRenderer(384) };
  beforeAll(() => renderers[576].warmUp());
  afterAll(async () => {
    await renderers[576].close();
    await renderers[384].close();
  });

  test.each([576, 384] as const)('draws the same dots as here, at %i dots', async (widthDots) => {
    for (const document of Object.values(sampleSlips)) {
      const height = layoutReceipt(document, receiptMetrics, widthDots).heightDots;
      expect(await renderers[widthDots].measure(document)).toBe(height);
      for (const reprint of [false, true]) {
        const drawn = await renderers[widthDots].draw(document, reprint);
        const here = renderReceipt(document, widthDots, reprint);
        expect([drawn.widthDots, drawn.heightDots]).toEqual([here.widthDots, here.heightDots]);
        expect(Buffer.compare(drawn.data, here.data)).toBe(0);
      }
    }
  });

  test('slips that are asked for at once do not mix', async () => {
    const names = ['service-vi', 'feedback-vi', 'service-en', 'appointment-vi'];
    const drawn = await Promise.all(
      names.map((name) => renderers[576].draw(sampleSlips[name]!, false)),
    );
    for (const [i, name] of names.entries()) {
      const here = renderReceipt(sampleSlips[name]!, 576);
      expect(Buffer.compare(drawn[i]!.data, here.data), name).toBe(0);
    }
  });

  test('a thread that dies fails its slips and is replaced at the next', async () => {
    const renderer = new SlipRenderer(576);
    const lost = renderer.draw(sampleSlips['service-vi']!, false);
    const refused = expect(lost).rejects.toThrow();
    await renderer.close();
    await refused;
    expect((await renderer.draw(sampleSlips['feedback-vi']!, false)).widthDots).toBe(576);
    await renderer.close();
  });

  test('a document that cannot be drawn is an error, and the thread lives on', async () => {
    const broken = { ...sampleSlips['service-vi']!, blocks: [{ type: 'nothing' }] as never };
    await expect(renderers[576].draw(broken, false)).rejects.toThrow();
    expect((await renderers[576].draw(sampleSlips['feedback-vi']!, false)).widthDots).toBe(576);
  });
});
