import { expect, it, vi } from 'vitest';
import { toUtf8 } from '../../domain/basics/index.ts';
import { shardOf } from '../../domain/bundle/index.ts';
import { FactsShelf } from './facts-shelf.ts';
import { shardsOpenMax } from './limits.ts';

const count = 64;
const codes = Array.from({ length: 400 }, (_, at) => `1.${String(100_000 + at)}`);
const bytesOf = (shard: number) =>
  toUtf8(
    JSON.stringify(
      codes.filter((code) => shardOf(code, count) === shard).map((code) => ({ code })),
    ),
  );
const shards = () => Array.from({ length: count }, (_, shard) => bytesOf(shard));

it('finds every code, opening the one shard it lies in', () => {
  const parse = vi.spyOn(JSON, 'parse');
  const shelf = new FactsShelf(shards());
  expect(parse).not.toHaveBeenCalled();
  expect(shelf.get(codes[7]!)?.code).toBe(codes[7]);
  expect(shelf.has(codes[7]!)).toBe(true);
  expect(parse).toHaveBeenCalledTimes(1);
  for (const code of codes) expect(shelf.get(code)?.code).toBe(code);
  expect(shelf.get('9.999999')).toBeUndefined();
  expect([...shelf.places()].map(([code]) => code).toSorted()).toEqual(codes);
  parse.mockRestore();
});

it('closes the shards that were not asked for lately', () => {
  const shelf = new FactsShelf(shards());
  const inShard = (shard: number) => codes.find((code) => shardOf(code, count) === shard)!;
  for (let shard = 0; shard < shardsOpenMax; shard += 1) shelf.get(inShard(shard));
  const parse = vi.spyOn(JSON, 'parse');
  shelf.get(inShard(0));
  shelf.get(inShard(shardsOpenMax));
  shelf.get(inShard(0));
  expect(parse).toHaveBeenCalledTimes(1);
  shelf.get(inShard(1));
  expect(parse).toHaveBeenCalledTimes(2);
  parse.mockRestore();
});

it('tells of a shard that the disk broke, and goes on without it', () => {
  const broken: number[] = [];
  const shelf = new FactsShelf(shards().with(shardOf(codes[0]!, count), toUtf8('[{"co')));
  shelf.onBroken = (shard) => broken.push(shard);
  expect(shelf.get(codes[0]!)).toBeUndefined();
  expect(broken).toEqual([shardOf(codes[0]!, count)]);
});
