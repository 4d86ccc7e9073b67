/** GS1 General Specifications §5.2.1: seven modules a digit, odd parity on the left. */
const oddParity = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
] as const;
/** Which of the six left digits are odd (0) or even (1): this is how the first digit is told. */
const leftParities = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
] as const;

const inverted = (modules: string) => modules.replaceAll(/[01]/g, (m) => (m === '0' ? '1' : '0'));

/** The 95 modules of an EAN-13 bar code, dark as 1. @throws when it is not 13 digits. */
export function ean13Modules(digits: string): string {
  if (!/^\d{13}$/.test(digits)) throw new Error(`"${digits}" is no EAN-13`);
  const values = [...digits].map(Number);
  const parities = leftParities[values[0] ?? 0] ?? '';
  const code = (at: number) => oddParity[values[at] ?? 0] ?? '';
  const left = [...parities].map((parity, i) => {
    if (parity === '0') return code(i + 1);
    return [...inverted(code(i + 1))].reverse().join('');
  });
  const right = [7, 8, 9, 10, 11, 12].map((at) => inverted(code(at)));
  return ['101', ...left, '01010', ...right, '101'].join('');
}
