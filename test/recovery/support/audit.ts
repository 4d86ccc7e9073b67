/** One request as a kiosk sent it, or as a hub holds it. */
export interface Place {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly id: string;
}

/** What became of the requests that a hub acknowledged. All but `acknowledged` must be 0. */
export interface Audit {
  readonly acknowledged: number;
  /** Acknowledged, and not held at its sequence with its identifier. */
  readonly lost: number;
  /** Held more often than once, by identifier or by place. */
  readonly doubled: number;
  /** Sequences missing below the highest that is held of an incarnation. */
  readonly holed: number;
}

/** The one judge of every recovery test: compares what was acknowledged with what is held. */
export function audit(acknowledged: readonly Place[], held: readonly Place[]): Audit {
  const places = new Map<string, string>();
  const seen = new Set<string>();
  const highest = new Map<string, number>();
  let doubled = 0;
  for (const { kiosk, incarnation, seq, id } of held) {
    const line = `${kiosk}.${incarnation}`;
    const place = `${line}.${seq}`;
    if (places.has(place) || seen.has(id)) doubled += 1;
    places.set(place, id);
    seen.add(id);
    highest.set(line, Math.max(highest.get(line) ?? 0, seq));
  }
  let holed = 0;
  for (const [line, top] of highest) {
    for (let seq = 1; seq <= top; seq += 1) if (!places.has(`${line}.${seq}`)) holed += 1;
  }
  const lost = acknowledged.filter(
    ({ kiosk, incarnation, seq, id }) => places.get(`${kiosk}.${incarnation}.${seq}`) !== id,
  ).length;
  return { acknowledged: acknowledged.length, lost, doubled, holed };
}
