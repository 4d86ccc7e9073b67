import type { ColumnType } from 'kysely';
import { toUtf8 } from '../../domain/basics/index.ts';
import type { Store } from '../store/index.ts';
import type { Said } from './read-answer.ts';

/** The last thing a source said about one code. */
export interface KeptAnswer {
  readonly said: Said;
  readonly askedAtMs: number;
}

/** Last answers, by connector and by a key that does not tell the code. */
export interface AnswerCache {
  find(connector: string, asked: string): Promise<KeptAnswer | undefined>;
  keep(connector: string, asked: string, answer: KeptAnswer): Promise<void>;
  /** Deletes what was asked before this time. Returns how many. */
  purge(connector: string, beforeMs: number): Promise<number>;
}

/** Migration 004. */
type LookUpTables = {
  look_ups: {
    connector: string;
    key_hash: Buffer;
    answer: ColumnType<Said, string, string>;
    asked_at: Date;
  };
};

/**
 * In the database, so that every process of a hub gives the same answer and a restart forgets none.
 * A dossier code says who asked about what: it is kept as an HMAC under a key outside the database.
 */
export function storedCache(store: Store, key: CryptoKey): AnswerCache {
  // What is lost in a power cut is asked again: no answer waits for the disk here.
  const db = store.telemetry.withTables<LookUpTables>();
  const hashOf = async (connector: string, asked: string) =>
    Buffer.from(
      await crypto.subtle.sign('HMAC', key, toUtf8(`motcham look-up v1|${connector}|${asked}`)),
    );
  return {
    async find(connector, asked) {
      const row = await db
        .selectFrom('look_ups')
        .select(['answer', 'asked_at'])
        .where('connector', '=', connector)
        .where('key_hash', '=', await hashOf(connector, asked))
        .executeTakeFirst();
      return row && { said: row.answer, askedAtMs: row.asked_at.getTime() };
    },
    async keep(connector, asked, { said, askedAtMs }) {
      const row = { answer: JSON.stringify(said), asked_at: new Date(askedAtMs) };
      await db
        .insertInto('look_ups')
        .values({ connector, key_hash: await hashOf(connector, asked), ...row })
        .onConflict((conflict) =>
          conflict
            .columns(['connector', 'key_hash'])
            .doUpdateSet(row)
            // Two processes asked at once: the later answer stands.
            .where('look_ups.asked_at', '<=', row.asked_at),
        )
        .execute();
    },
    async purge(connector, beforeMs) {
      const done = await db
        .deleteFrom('look_ups')
        .where('connector', '=', connector)
        .where('asked_at', '<', new Date(beforeMs))
        .executeTakeFirst();
      return Number(done.numDeletedRows);
    },
  };
}
