import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import { err, ok } from '../../../domain/basics/index.ts';
import type { Link, LinkProblem } from '../../link/index.ts';
import { FlowDesk } from './flow-desk.ts';

const [birth] = starterGuides();
const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
let revision = 7;
let body: unknown = birth;
let refusal: LinkProblem | undefined;
const puts: unknown[] = [];
const answer = async () =>
  ok({ kind: 'flow', id: 'birth', revision, body, published: birth, editedBy: 'x', editedAt: 'y' });
const link = {
  get: answer,
  post: async () => ok({ others: [], revision }),
  put: async (_schema: unknown, _path: string, given: unknown) => {
    if (refusal) return err(refusal);
    puts.push(given);
    revision += 1;
    return ok({ revision, errors: 0, warnings: 0 });
  },
  delete: answer,
} as unknown as Link;
const open = async () => {
  const desk = new FlowDesk('birth', { link, now: () => 0, storage });
  await desk.open();
  return desk;
};
const type = (desk: FlowDesk, words: string) =>
  desk.edit({ do: 'setText', locale: 'vi', key: 'q.for.title', words }, 'title');

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  puts.length = 0;
  revision = 7;
  body = birth;
  refusal = undefined;
});
afterEach(() => vi.useRealTimers());

test('what is typed is saved after a pause, once, on top of its revision (P13)', async () => {
  const desk = await open();
  type(desk, 'Cho');
  type(desk, 'Cho ai?');
  expect(desk.saving.value.state).toBe('unsaved');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(puts).toHaveLength(1);
  expect(puts[0]).toMatchObject({ revision: 7 });
  expect(desk.saving.value.state).toBe('saved');
  expect(kept.size).toBe(0);
  desk.undo();
  expect(desk.flow).toEqual(birth);
  desk.close();
});

test('without the hub it stays in this browser, is tried again, and is there after a new start', async () => {
  const desk = await open();
  refusal = { kind: 'unreachable' };
  type(desk, 'Cho ai?');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(desk.saving.value.state).toBe('away');
  const second = await open();
  expect(second.flow?.texts['vi']?.['q.for.title']).toBe('Cho ai?');
  second.undo();
  expect(second.flow).toEqual(birth);
  second.redo();
  refusal = undefined;
  await vi.advanceTimersByTimeAsync(3_500);
  expect(puts.length).toBeGreaterThan(0);
  desk.close();
  second.close();
});

test('a conflict overwrites nobody until a person says so', async () => {
  const desk = await open();
  refusal = { kind: 'refused', code: 'edited-meanwhile', detail: '' };
  type(desk, 'Cho ai?');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(desk.saving.value.state).toBe('conflict');
  type(desk, 'Cho ai vậy?');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(puts).toHaveLength(0);
  refusal = undefined;
  revision = 9;
  await desk.settle('mine');
  expect(puts[0]).toMatchObject({ revision: 9 });
  desk.close();
});

test('what is no flow is not opened, and a change that makes none is not made', async () => {
  body = { schema: 'flow/1', script: 'x' };
  const broken = await open();
  expect(broken.flow).toBeUndefined();
  expect(broken.unreadable.value?.length).toBeGreaterThan(0);
  broken.close();
  body = birth;
  const desk = await open();
  expect(type(desk, '<b>x</b>')).toBe(false);
  expect(desk.refusal.value?.code).toBe('refused');
  expect(desk.replace('x'.repeat(5_000_000))?.[0]?.code).toBe('tooLarge');
  expect(desk.flow).toEqual(birth);
  desk.close();
});
