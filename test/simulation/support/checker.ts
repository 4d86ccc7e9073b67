import { unseal } from '../../../src/kiosk/outbox/test-support/kit.ts';
import { placeOf } from './hub-data.ts';
import type { World } from './world.ts';

/**
 * What is wrong at the end of a life, in words; nothing when every promise was kept: each request
 * is there once, at a place that its seal opens at, or in a hole that a backup older than the
 * newest explains; lines have no other holes; nothing arrives that its resident was told had
 * failed; what was acknowledged survived every crash and failover; nothing still waits.
 */
export function findBrokenPromises(world: World): readonly string[] {
  const { hub, machines, promised } = world;
  const broken = [...hub.problems];
  const arrived = new Map<string, string[]>();
  for (const [place, { id, envelope }] of hub.data.rows) {
    if (envelope === undefined) continue;
    arrived.set(id, [...(arrived.get(id) ?? []), place]);
    const { body, place: sealedTo } = unseal(envelope);
    const { kiosk, incarnation, seq } = envelope.origin ?? envelope;
    const expected = { kiosk, incarnation, seq, kind: envelope.kind };
    if (JSON.stringify(sealedTo) !== JSON.stringify(expected))
      broken.push(`${place} does not open`);
    const number = Number(/^s(\d+)$/.exec(String(Reflect.get(body, 'screen')))?.[1] ?? -1);
    if (world.refused.has(number)) broken.push(`${place} came although it was said to have failed`);
  }
  for (const [id, { request, withdrawn }] of promised) {
    const places = arrived.get(id) ?? [];
    if (places.length > 1) broken.push(`#${request.seq} doubled: ${places.join(' ')}`);
    if (places.length === 0 && !isExplained(world, id)) broken.push(`#${request.seq} lost: ${id}`);
    const [place] = places;
    const envelope = place === undefined ? undefined : hub.data.rows.get(place)?.envelope;
    const kind = envelope && unseal(envelope).body.kind;
    const isAsSaid = (kind === 'withdrawn') === (withdrawn === 'yes');
    if (kind !== undefined && withdrawn !== 'unknown' && !isAsSaid) {
      broken.push(`#${request.seq} is ${kind}, withdrawn: ${withdrawn}`);
    }
  }
  for (const [line, { lastSeq }] of hub.data.lines) {
    for (let seq = 1; seq <= lastSeq; seq += 1) {
      const inHole = hub.data.holes.some(
        (hole) => hole.line === line && hole.from <= seq && seq <= hole.to,
      );
      if (!hub.data.rows.has(placeOf(line, seq)) && !inHole) broken.push(`${line}#${seq} is holed`);
    }
  }
  for (const { line, from, to, reason } of hub.data.holes) {
    if (reason === 'settled' && world.wentBackTooFar) continue;
    broken.push(`a hole for no reason: ${line} ${from}..${to} ${reason}`);
  }
  for (const { page, line } of machines) {
    const status = page?.outbox.status.peek();
    if (status?.waiting !== 0 || status.quarantined !== 0) {
      broken.push(`${line} still holds ${status?.waiting}, kept apart ${status?.quarantined}`);
    }
  }
  return broken;
}

/**
 * The hub held it, called it settled, and was then put back to before: declared, so known. A line
 * whose key was given up before its kiosk spoke with the restored hub can declare nothing any more:
 * then it is what the restore itself told its operator.
 */
function isExplained(world: World, id: string): boolean {
  if (!world.wentBackTooFar) return false;
  const { data } = world.hub;
  const places = [...(world.hub.everHeld.get(id) ?? [])];
  const isDeclared = data.holes.some(({ line, from, to, reason }) => {
    if (reason !== 'settled') return false;
    for (let seq = from; seq <= to; seq += 1) if (places.includes(placeOf(line, seq))) return true;
    return false;
  });
  const isGivenUp = places.some((place) => {
    const [line = '', seq] = place.split('#');
    const keyId = line.replace('|', '.');
    return data.keys.get(keyId) !== 'active' && Number(seq) > data.line(line).lastSeq;
  });
  return isDeclared || isGivenUp;
}
