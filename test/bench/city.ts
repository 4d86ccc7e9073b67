/**
 * `npm run bench:city -- --json`: the console of a city, with 10,000 kiosks, the national catalogue,
 * 6,000 requests and twelve weeks of counts that nobody added up yet; every page opened as an officer
 * opens it. Of each page: the slowest answer of the hub, and the longest time that the page took no
 * key. A page with a problem on it is not measured but told. One JSON object on standard output;
 * `PAGES=fleet,insight` measures some of them, `KIOSKS` changes how many there are.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentBuilderAside } from '../../src/cli/support/build-content-aside.ts';
import { seedStarter } from '../../src/cli/trial/seed-starter.ts';
import { makeSyntheticFleet } from '../../src/hub/index.ts';
import { openDesk } from '../support/console-desk.ts';

/** No request longer, and no stall longer, ms. */
const requestMsMax = 1_000;
const stallMsMax = 100;
const kiosks = Number(process.env['KIOSKS'] ?? 10_000);
const data = process.env['MOTCHAM_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const national = join(data, 'tthc-full.jsonl.gz');
const wanted = process.env['PAGES']?.split(',');

const desk = await openDesk({ hub: { buildContent: contentBuilderAside() } });
try {
  const { hub, page } = desk;
  if (existsSync(national)) {
    const count = await seedStarter(hub.store, Date.now(), national);
    process.stderr.write(`${count} documents\n`);
  } else process.stderr.write(`NOT MEASURED with the national catalogue: ${national} is missing\n`);
  await makeSyntheticFleet(hub.store, { kiosks, days: 1, nowMs: Date.now() });
  await fillDesk(hub.store.pool);
  for (;;) {
    const { rows } = await hub.store.pool.query<{ looked: number }>(
      'select count(*) as looked from kiosk_truths',
    );
    if ((rows[0]?.looked ?? 0) >= kiosks) break;
    await new Promise((done) => setTimeout(done, 1_000));
  }
  await page.addInitScript(() => {
    const kept = { stalls: [] as number[] };
    Object.assign(globalThis, { kept });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.stalls.push(Math.round(duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  const pages = [];
  const paths = [...new Set([...(await desk.pages()), '/console/fleet/k-SYN00001'])];
  for (const path of paths) {
    const name = path.replace('/console/', '');
    if (wanted !== undefined && !wanted.includes(name)) continue;
    await page.goto(desk.address + path);
    await page.locator('#main > :not(.unseen):not(.skeleton):not(.note)').first().waitFor();
    await page
      .locator('#main .skeleton')
      .waitFor({ state: 'detached', timeout: 120_000 })
      .catch(() => undefined);
    await page.waitForTimeout(1_500);
    const seen = await page.evaluate(() => {
      const { kept } = globalThis as unknown as { kept: { stalls: number[] } };
      const answers = performance
        .getEntriesByType('resource')
        .filter((one): one is PerformanceResourceTiming => one.name.includes('/console/api/'))
        .map((one) => ({
          path: new URL(one.name).pathname.replace('/console/api/v1/', ''),
          ms: Math.round(one.responseEnd - one.requestStart),
          kb: Math.round(one.transferSize / 1000),
        }))
        .sort((a, b) => b.ms - a.ms);
      return { answers: answers.slice(0, 3), stalls: kept.stalls.toSorted((a, b) => b - a) };
    });
    const problem = await page.locator('#main .note.e').allInnerTexts();
    const stallMs = seen.stalls[0] ?? 0;
    const requestMs = seen.answers[0]?.ms ?? 0;
    process.stderr.write(`${name}: ${requestMs} ms, stall ${stallMs} ms\n`);
    pages.push({
      page: name,
      requestMs,
      stallMs,
      answers: seen.answers,
      stalls: seen.stalls.slice(0, 4),
      problem,
    });
  }
  const holds = pages.every(
    (one) => one.problem.length === 0 && one.requestMs <= requestMsMax && one.stallMs <= stallMsMax,
  );
  console.log(JSON.stringify({ bench: 'city', kiosks, pages, holds }, undefined, 1));
  if (!holds) process.exitCode = 1;
} finally {
  await desk.close();
}

/** Requests, alarms and counts, as a city has them; made in the database. */
async function fillDesk(pool: { query(text: string): Promise<unknown> }): Promise<void> {
  await pool.query(`insert into alarms (id, kiosk, truth, reason, bad_since, raised_at)
    select gen_random_uuid(), id, 'down', 'silent', now(), now() from kiosks limit 200`);
  const requests = `select id as kiosk, n as seq, (array['feedback', 'appointment', 'dossierQuestion'])[1 + n % 3] as kind
    from (select id, row_number() over (order by id) as n from kiosks) k where n <= 6000`;
  await pool.query(`insert into actions (received_day, kiosk, incarnation, seq, id, kind, created_at,
      created_trust, key_id, sealed, received_at)
    select current_date, kiosk, 1, seq, gen_random_uuid(), kind, now(), 'confirmed', 'seal-x', '',
      now() - make_interval(mins => seq::int) from (${requests}) r`);
  await pool.query(`insert into follows (code_hash, kiosk, incarnation, seq, kind, status, changed_at)
    select sha256(kiosk::bytea), kiosk, 1, seq, kind, 'received', now() from (${requests}) r`);
  await pool.query(`insert into desk (kiosk, incarnation, seq, kind, received_at, category, urgent,
      branch, day, slot)
    select kiosk, 1, seq, kind, now() - make_interval(mins => seq::int), 'environment', false,
      'chi nhánh ' || seq % 40, current_date + (seq % 12)::int, '08:00' from (${requests}) r`);
  // Each week has counts: words without a hit, procedures, steps of flows.
  for (let week = 1; week <= 12; week += 1) {
    await pool.query(`insert into usage_counts (day, told, dimension, name, kiosk, count, ward, ward_code)
      select current_date - ${week * 7}, current_date - ${week * 7}, dimension,
          'ten ' || (hashtext(id || n) & 255), id, 3, site->>'ward', site->>'wardCode'
        from kiosks, unnest(array['missed', 'service']) dimension, generate_series(1, 2) n
        on conflict do nothing`);
    await pool.query(`insert into usage_counts (day, told, dimension, name, kiosk, count, ward, ward_code)
      select current_date - ${week * 7}, current_date - ${week * 7}, 'session', 'all', id, 9,
          site->>'ward', site->>'wardCode' from kiosks on conflict do nothing`);
  }
}
