/** The day a sample dossier is due: ten days after the day in its code, as `dd/MM/yyyy`. */
export function readDossierDay(code: string): string | null {
  const match = /-(\d{2})(\d{2})(\d{2})-/.exec(code);
  if (!match) return null;
  const received = Date.UTC(2000 + Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const day = new Date(received + 10 * 86_400_000).toISOString().slice(0, 10);
  return day.split('-').reverse().join('/');
}
