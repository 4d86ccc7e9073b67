/**
 * `npm run screens`: a contact sheet of every screen on every profile, in `dist/screens` (ignored by
 * git): one PNG a screen, one sheet a profile, `index.html` over all. Arguments choose: profiles
 * (`E10P`), a text size (`XL`), a language (`en`, `long`), a theme (`dark`), `low`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screenNames, textSizes, themes } from '../../src/kiosk/session/index.ts';
import { auditLanguages, type Cell, isSeen } from './cells.ts';
import { openAuditPage } from './open-page.ts';
import { profiles } from './profiles.ts';

const asked = process.argv.slice(2);
const pick = <T extends string>(of: readonly T[], otherwise: T): T =>
  of.find((one) => asked.includes(one)) ?? otherwise;
const textSize = pick(textSizes, 'M');
const theme = pick(themes, 'light');
const language = pick(auditLanguages, 'vi');
const reach = asked.includes('low') ? 'low' : 'standing';
const named = profiles.filter(({ name }) => asked.includes(name));
const only = screenNames.filter((name) => asked.includes(name));

const out = join(import.meta.dirname, '..', '..', 'dist', 'screens');
mkdirSync(out, { recursive: true });
/** Width of a screen on a sheet, px: small enough for a dozen in a row, large enough to read. */
const shownWidth = (width: number, height: number) => (width > height ? 420 : 270);

const opened = await openAuditPage();
const sheets: string[] = [];
try {
  for (const profile of named.length > 0 ? named : profiles) {
    const name = [profile.name, textSize, theme, language, reach].join('-');
    const figures: string[] = [];
    for (const screen of only.length > 0 ? only : screenNames) {
      const cell: Cell = { screen, profile, textSize, theme, language, reach };
      // A lift's screens on a wall, or a resident's colours for staff: nobody ever sees them.
      if (!isSeen(cell)) continue;
      const page = await opened.at(profile, language);
      await page.evaluate((one) => window.auditPage?.show(one), cell);
      // Pictograms are one file, fetched with the first of them.
      await page.waitForLoadState('networkidle');
      const picture = `${name}-${screen}.png`;
      await page.screenshot({ path: join(out, picture) });
      figures.push(
        `<figure><img src="${picture}" width="${shownWidth(profile.width, profile.height)}"><figcaption>${screen}</figcaption></figure>`,
      );
    }
    const html = `<!doctype html><meta charset="utf-8"><title>${name}</title><style>body{font:13px sans-serif;background:#888;margin:8px}main{display:flex;flex-wrap:wrap;gap:8px}figure{margin:0}img{display:block}</style><h1>${name}</h1><main>${figures.join('')}</main>`;
    writeFileSync(join(out, `${name}.html`), html);
    sheets.push(name);
    process.stderr.write(`dist/screens/${name}.html\n`);
  }
  const page = await opened.sheet();
  for (const name of sheets) {
    await page.goto(`file://${join(out, `${name}.html`)}`);
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
  }
} finally {
  await opened.close();
}
writeFileSync(
  join(out, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Một Chạm</title>${sheets.map((name) => `<p><a href="${name}.html">${name}</a></p>`).join('')}`,
);
