import type pg from 'pg';
import type { OfficeResult } from '../../domain/api/index.ts';
import { giveTurnBack, type RequestPlace, takeHourPlace, writeReply } from '../handover/index.ts';
import { judgeAnswer, type Standing, type Verdict } from './judge-answer.ts';
import type { OpenedRequest } from './request-event.ts';

/**
 * Judges an answer against what stands, under the lock of its row, and keeps it or notes why not.
 * Runs inside the caller's transaction. An office counts its own visitors; of a desk the hub does.
 */
export function keepAnswer(
  client: pg.PoolClient,
  request: OpenedRequest,
  answer: OfficeResult,
  nowMs: number,
): Promise<Verdict['verdict']>;
/**
 * @param placesMax visitors that the promised hour has room for: beyond it, the answer is `full`
 *   and leaves no trace.
 */
export function keepAnswer(
  client: pg.PoolClient,
  request: OpenedRequest,
  answer: OfficeResult,
  nowMs: number,
  placesMax: number,
): Promise<Verdict['verdict'] | 'full'>;
export async function keepAnswer(
  client: pg.PoolClient,
  request: OpenedRequest,
  answer: OfficeResult,
  nowMs: number,
  placesMax?: number,
): Promise<Verdict['verdict'] | 'full'> {
  const { rows } = await client.query<Standing>(
    `select status, result, is_final as "isFinal" from follows
      where kiosk = $1 and incarnation = $2 and seq = $3 for update`,
    [request.kiosk, request.incarnation, request.seq],
  );
  const [standing] = rows;
  // Left without a code that anybody could follow: there is nobody to tell.
  if (standing === undefined) return 'same';
  const verdict = judgeAnswer(request, standing, answer, nowMs);
  switch (verdict.verdict) {
    case 'kept':
      if (verdict.result.kind === 'appointment' && verdict.status !== 'refused') {
        const hasPlace = await takeHourPlace(client, verdict.result, request, placesMax);
        if (!hasPlace) return 'full';
      }
      await writeReply(client, request, verdict, nowMs);
      if (verdict.result.kind === 'appointment' && verdict.status === 'refused') {
        await giveTurnBack(client, request);
      }
      break;
    case 'contradicts':
      await noteContradiction(client, request, 'contradicts', answer, nowMs);
      break;
    case 'nonsense':
      await noteContradiction(client, request, verdict.problem, answer, nowMs);
      break;
    case 'same':
      break;
    default:
      verdict satisfies never;
  }
  return verdict.verdict;
}

/** Most notes about one request: an office that repeats itself fills no disk. */
const notesMax = 20;

/** Notes an answer that was not taken. `answer` has passed the schema, or is left out. */
export async function noteContradiction(
  client: Pick<pg.PoolClient, 'query'>,
  { kiosk, incarnation, seq }: RequestPlace,
  problem: string,
  answer: OfficeResult | undefined,
  nowMs: number,
): Promise<void> {
  await client.query(
    `insert into contradictions (kiosk, incarnation, seq, noted_at, problem, answer)
      select $1, $2, $3, $4, $5, $6
      where (select count(*) from contradictions
        where kiosk = $1 and incarnation = $2 and seq = $3) < ${notesMax}`,
    [
      kiosk,
      incarnation,
      seq,
      new Date(nowMs),
      problem,
      answer === undefined ? null : JSON.stringify(answer),
    ],
  );
}
