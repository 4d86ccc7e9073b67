/**
 * A cell that a spreadsheet would take for a formula is kept a text (OWASP, CSV injection): wide signs
 * of East Asian keyboards too, and behind spaces, which some of them leave out.
 */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const plainNumber = /^-?[\d.,]+$/;

/** Rows as CSV (RFC 4180) with a byte order mark, so that Vietnamese opens right everywhere. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
    return /["\n\r\t,;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\u{feff}${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Gives rows to the person as a file. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  const url = URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  // The download has its own hold of the bytes once it began.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
