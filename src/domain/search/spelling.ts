/** Sounds that are written for one another in Hanoi and beyond: ch/tr, s/x, l/n, d/gi/r, anh/inh. */
export function soundOf(key: string): string {
  return key
    .replace(/^tr/, 'ch')
    .replace(/^x/, 's')
    .replace(/^n(?![gh])/, 'l')
    .replace(/^(?:gi|r)(?=[aeiouy])/, 'd')
    .replace(/^(?:ngh)/, 'ng')
    .replace(/^gh/, 'g')
    .replace(/^(?:k|q)/, 'c')
    .replace(/(?<![aeou])y/g, 'i')
    .replace(/ch$/, 'c')
    .replace(/nh$/, 'n')
    .replace(/ng$/, 'n')
    .replace(/t$/, 'c');
}

/** Whether two words differ by one letter put in, left out, replaced, or two swapped. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const leftA = endA - start;
  const leftB = endB - start;
  if (leftA <= 1 && leftB <= 1) return true;
  return leftA === 2 && leftB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
