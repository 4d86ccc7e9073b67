import { expect, it, vi } from 'vitest';
import { toUtf8 } from '../../domain/basics/index.ts';
import { placesInShard, shardOf, writeFactsShard } from '../../domain/bundle/index.ts';
import { FactsShelf } from './facts-shelf.ts';

const count = 64;
const codes = Array.from({ length: 400 }, (_, at) => `1.${String(100_000 + at)}`);
const hard = 'Ủy ban "xã"\n{"code":"9.999999"} \\ ,';
const bytesOf = (shard: number) =>
  writeFactsShard(
    codes
      .filter((code) => shardOf(code, count) === shard)
      .map((code) => ({ audience: hard, code, name: { vi: hard, en: '' } })),
  );
const shards = () => Array.from({ length: count }, (_, shard) => bytesOf(shard));

it('finds every code, and parses nothing but the service that was asked for', () => {
  const parse = vi.spyOn(JSON, 'parse');
  const shelf = new FactsShelf(shards());
  expect(parse).not.toHaveBeenCalled();
  expect(shelf.get(codes[7]!)).toMatchObject({ code: codes[7], name: { vi: hard } });
  expect(shelf.has(codes[8]!)).toBe(true);
  expect(shelf.get(codes[7]!)?.code).toBe(codes[7]);
  expect(parse).toHaveBeenCalledTimes(1);
  parse.mockRestore();
  for (const code of codes) expect(shelf.get(code)?.code).toBe(code);
  expect(shelf.get('9.999999')).toBeUndefined();
  const found = Array.from({ length: count }, (_, shard) => [...shelf.placesOf(shard).keys()]);
  expect(found.flat().toSorted()).toEqual(codes);
});

it('is still JSON, one service a line', () => {
  const bytes = bytesOf(shardOf(codes[0]!, count));
  const list: { code: string }[] = JSON.parse(new TextDecoder().decode(bytes));
  expect([...placesInShard(bytes).keys()]).toEqual(list.map(({ code }) => code));
  expect(placesInShard(writeFactsShard([])).size).toBe(0);
  expect(placesInShard(toUtf8('not a shard')).size).toBe(0);
});

it('tells of a shard that the disk broke, and goes on without it', () => {
  const broken: number[] = [];
  const shard = shardOf(codes[0]!, count);
  const bytes = bytesOf(shard);
  const { from } = placesInShard(bytes).get(codes[0]!)!;
  const shelf = new FactsShelf(shards().with(shard, bytes.with(from, 0x78)));
  shelf.onBroken = (one) => broken.push(one);
  expect(shelf.get(codes[0]!)).toBeUndefined();
  expect(broken).toEqual([shard]);
});
