import { afterEach, expect, it } from 'vitest';
import { observePromptly } from './prompt-observer.ts';

const Native = window.ResizeObserver;
const box = document.createElement('div');
afterEach(() => {
  window.ResizeObserver = Native;
  box.remove();
});

it('tells a size at once, once, and not after it was let go', () => {
  document.body.append(box);
  box.style.width = '100px';
  const sizes = observePromptly(window);
  const told: number[] = [];
  const observer = new ResizeObserver(() => told.push(box.clientWidth));
  observer.observe(box);
  expect(sizes.tell()).toBe(true);
  expect(sizes.tell()).toBe(false);
  box.style.width = '120px';
  expect(sizes.tell()).toBe(true);
  expect(told).toEqual([100, 120]);
  observer.disconnect();
  box.style.width = '140px';
  expect(sizes.tell()).toBe(false);
  expect(told).toEqual([100, 120]);
});
