import { cleanup, render } from '@testing-library/preact';
import { useRef } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { applyDisplay } from '../ui/index.ts';
import { useCornerKnock } from './corner-knock.ts';

function Door({ onKnock }: { readonly onKnock: () => void }) {
  const door = useRef<HTMLDivElement>(null);
  useCornerKnock(door, onKnock);
  return <div ref={door} style={{ position: 'fixed', inset: 0 }} />;
}

function knockAt(corners: string): number {
  let knocks = 0;
  applyDisplay(
    document.documentElement,
    { pxPerMm: 2.71, frame: 'lobby' },
    { textSize: 'M', theme: 'light', reach: 'standing', language: 'vi' },
  );
  const { container } = render(<Door onKnock={() => knocks++} />);
  const door = container.firstElementChild;
  const places: Readonly<Record<string, readonly [number, number]>> = {
    a: [5, 5],
    b: [innerWidth - 5, 5],
    c: [innerWidth - 5, innerHeight - 5],
    d: [5, innerHeight - 5],
    m: [innerWidth / 2, innerHeight / 2],
  };
  for (const corner of corners) {
    const [clientX, clientY] = places[corner] ?? [0, 0];
    door?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX, clientY }));
  }
  return knocks;
}

afterEach(cleanup);

test.each([
  ['abcd', 1],
  ['aabcd', 1],
  ['abcdabcd', 2],
  ['abdc', 0],
  ['abmcd', 0],
  ['bcda', 0],
  ['abc', 0],
])('corners %s knock %i times (S1)', (corners, knocks) => {
  expect(knockAt(corners)).toBe(knocks);
});
