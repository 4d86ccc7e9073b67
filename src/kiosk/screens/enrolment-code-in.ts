import { enrolmentCodeLength } from '../../domain/api/index.ts';
import {
  crockfordAlphabet,
  err,
  normaliseCrockford,
  ok,
  type Result,
} from '../../domain/basics/index.ts';
import { type Provisioning, readCode, readProvisioning } from '../../domain/codes/index.ts';

const crockford = new RegExp(`^[${crockfordAlphabet}]{${enrolmentCodeLength}}$`);
const machineScheme = /^motcham:kiosk:/i;

/** The code of a machine, as it was held up or typed. */
export interface MachineCode {
  readonly code: string;
  /** Where to and as what; undefined for a bare code. */
  readonly provisioning: Provisioning | undefined;
}

/** `otherKind`: one of our own codes that is for something else; `otherCode`: none of ours. */
export type NoMachineCode = 'otherCode' | 'otherKind' | 'damaged' | 'version';

/**
 * What a scanned text says about this machine: our own QR, or the bare characters. For everything
 * else only why it is none, so that a card held up by mistake is neither tried nor shown.
 */
export function machineCodeIn(text: string): Result<MachineCode, NoMachineCode> {
  if (machineScheme.test(text)) {
    const read = readProvisioning(text.replace(machineScheme, ''));
    if (!read.ok) return err(read.error);
    return ok({ code: read.value.code, provisioning: read.value });
  }
  // No day and no person stands in such a code.
  const read = readCode(text, { today: undefined });
  if (read.kind === 'staffBadge' || read.kind === 'slip') return err('otherKind');
  const code = read.kind === 'enrolment' ? read.code : normaliseCrockford(text);
  return crockford.test(code) ? ok({ code, provisioning: undefined }) : err('otherCode');
}

/** As an operator reads it out: `ABCD-EFGH-JKMN-P`. */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
