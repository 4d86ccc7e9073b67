import { openAuditPage } from './test/audit/open-page.ts';
import { profiles } from './test/audit/profiles.ts';
import { screenNames } from './src/kiosk/session/index.ts';
const opened = await openAuditPage();
const profile = profiles.find(p=>p.name==='L21')!;
for (const textSize of ['XL'] as const) {
 for (const screen of screenNames) {
  const page = await opened.at(profile, 'long');
  const cell = { profile, language:'long', textSize, reach:'standing' } as const;
  const r = await Promise.race([page.evaluate(([c,s])=>(window as any).auditPage.audit(c,false,[s]), [cell,screen] as const).then((x:any)=>JSON.stringify(x).slice(0,100)), new Promise(d=>setTimeout(()=>d('HANG'),20000))]);
  if (r==='HANG') { console.log('HANG', screen, textSize); break; }
  else console.log(screen, r);
 }
}
await Promise.race([opened.close(), new Promise(d=>setTimeout(d,5000))]);
process.exit(0);
