/** The mark of the console, 20 px. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="4" fill="currentColor" />
      <circle cx="10" cy="10" r="3" fill="var(--surface)" />
      <circle cx="10" cy="10" r="5.6" fill="none" stroke="var(--surface)" stroke-width="1.4" />
    </svg>
  );
}
