/** One breeze block (gạch hoa gió): four leaves in a square of 100. Two shapes, turned. */
const leafA = 'h12a18 18 0 0 1 18 18v12a6 6 0 0 1-6 6h-12a18 18 0 0 1-18-18v-12a6 6 0 0 1 6-6z';
const leafB = 'h12a6 6 0 0 1 6 6v12a18 18 0 0 1-18 18h-12a6 6 0 0 1-6-6v-12a18 18 0 0 1 18-18z';
const threeLeaves = `M16 10${leafA}M72 10${leafB}M28 54${leafB}`;
export const blockLeaves = `${threeLeaves}M60 54${leafA}`;

/** The mark: one block whose fourth leaf became a dot, the touch. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 100 100" aria-hidden="true">
      <rect class="mark-ground" width="100" height="100" rx="24" />
      <path class="mark-leaf" d={threeLeaves} />
      <circle class="mark-dot" cx="72" cy="72" r="18" />
    </svg>
  );
}

/** So wide that the height of the drawing decides the size of its blocks. */
const widerThanAny = 20_000;

/** Blocks laid in rows. Decoration: never under text, never a control. */
export function BlockWall({ id, rows }: { readonly id: string; readonly rows: number }) {
  return (
    <svg
      class="blocks"
      viewBox={`0 0 ${widerThanAny} ${rows * 100}`}
      preserveAspectRatio="xMinYMin slice"
      aria-hidden="true"
    >
      <defs>
        <pattern id={id} class="block" width="100" height="100" patternUnits="userSpaceOnUse">
          <path d={blockLeaves} />
        </pattern>
      </defs>
      <rect class="blocks-ground" width={widerThanAny} height={rows * 100} />
      <rect width={widerThanAny} height={rows * 100} fill={`url(#${id})`} />
    </svg>
  );
}
