/** Where the page remembers how often it reloaded by itself; lives as long as the tab. */
const key = 'motcham-reloads';
/** Waits before the next reload, ms: a page that breaks at once must not spin. */
const waitsMs = [0, 2_000, 10_000, 60_000] as const;
/** After this long without trouble, ms, the count starts again. */
const calmMs = 5 * 60_000;

interface Reloads {
  readonly count: number;
  readonly atMs: number;
}

function readReloads(): Reloads {
  try {
    const [count = 0, atMs = 0] = (sessionStorage.getItem(key) ?? '').split(':').map(Number);
    return { count: Number.isFinite(count) ? count : 0, atMs: Number.isFinite(atMs) ? atMs : 0 };
  } catch {
    return { count: 0, atMs: 0 };
  }
}

/** Reloads the page, slower each time that it breaks again. */
export function reloadWithBackoff(): void {
  const now = performance.timeOrigin + performance.now();
  const last = readReloads();
  const count = now - last.atMs > calmMs ? 0 : last.count;
  const waitMs = waitsMs[Math.min(count, waitsMs.length - 1)] ?? 0;
  try {
    sessionStorage.setItem(key, `${count + 1}:${now}`);
  } catch {
    // Storage is gone: the reload itself still helps.
  }
  setTimeout(() => location.reload(), waitMs);
}
