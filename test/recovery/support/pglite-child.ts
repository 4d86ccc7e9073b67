/** PGlite in a process of its own: `write DIRECTORY` says each row it committed, `read` says all. */
import { PGlite } from '@electric-sql/pglite';

const [, , what, directory] = process.argv;
const database = await PGlite.create({ dataDir: directory ?? '', relaxedDurability: false });
const line = { kiosk: 'k-00000001', incarnation: 1 };
if (what === 'read') {
  const { rows } = await database.query<{ seq: number; id: string }>('select seq, id from kept');
  process.stdout.write(JSON.stringify(rows.map((row) => ({ ...line, ...row }))));
  process.exit(0);
}
await database.exec('create table if not exists kept (seq integer primary key, id text not null)');
process.stdout.write('"ready"\n');
for (let seq = 1; ; seq += 1) {
  const row = { ...line, seq, id: crypto.randomUUID() };
  await database.query('insert into kept values ($1, $2)', [row.seq, row.id]);
  process.stdout.write(`${JSON.stringify(row)}\n`);
}
