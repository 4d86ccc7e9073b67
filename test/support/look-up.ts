import type { Resident } from './resident.ts';

/** From home in Vietnamese: English, the first life event, its first procedure, its four facts. */
export async function findsByLifeEventInEnglish(resident: Resident): Promise<void> {
  await resident.touches('English');
  await resident.reads('What do you need today?');
  await resident.touches(/By life event/);
  await resident.sees('lifeEvents');
  await resident.page.locator('[data-screen="lifeEvents"] main .tile').first().click();
  await resident.sees('lifeEvent');
  await resident.page.locator('[data-screen="lifeEvent"] .option').first().click();
  await resident.sees('procedure');
  for (const fact of ['Where', 'How long', 'How much', 'What to bring']) await resident.reads(fact);
}
