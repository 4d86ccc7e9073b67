/** Gives a file to the person, by the browser's own download. */
export function saveJson(name: string, value: unknown): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has begun; the address is needed no longer than its first read.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
