import { join } from 'node:path';
import pg from 'pg';

async function ask<T>(root: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ host: join(root, 'run'), user: 'motcham', database: 'motcham' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Every row of every table as text, by table: PostgreSQL packs long values, and only it opens them.
 *
 * @param root where the private database of a running hub lies
 */
export function everyRow(root: string): Promise<Readonly<Record<string, string>>> {
  return ask(root, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    );
    const texts: Record<string, string> = {};
    for (const { name } of rows) {
      const found = await client.query<{ text: string }>(`select t::text as text from "${name}" t`);
      texts[`table ${name}`] = found.rows.map(({ text }) => text).join('\n');
    }
    return texts;
  });
}

/** Puts a text into a table in clear, short and within a long value that is packed. */
export function plantInTable(root: string, text: string, packed: string): Promise<void> {
  return ask(root, async (client) => {
    await client.query('create table planted (short text, long text)');
    await client.query('insert into planted values ($1, $2)', [
      text,
      `${'một chạm '.repeat(4_000)}${packed}${'một chạm '.repeat(4_000)}`,
    ]);
    await client.query('checkpoint');
  });
}
