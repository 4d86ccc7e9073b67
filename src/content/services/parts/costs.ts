import type { LocalText } from '../../../domain/basics/index.ts';
import type { Channel, Cost } from '../../../domain/service/index.ts';
import { t } from '../../text.ts';

type When = {
  condition?: LocalText;
  channels?: Channel[];
  per?: LocalText;
  from?: string;
  until?: string;
};

export const fixed = (amountVnd: number, when: When = {}): Cost => ({
  kind: 'fixed',
  amountVnd,
  ...when,
});
export const free = (condition?: LocalText): Cost => ({
  kind: 'free',
  ...(condition && { condition }),
});
export const seeNote = (note: LocalText, condition?: LocalText): Cost => ({
  kind: 'seeNote',
  note,
  ...(condition && { condition }),
});

/** The number in the register, if any, is not Hanoi's. */
export const byCouncil: Cost[] = [{ kind: 'setByCouncil' }];

/** The register has a bare zero or nothing: nobody says that it is free. */
export const unknownCost: Cost[] = [{ kind: 'unknown' }];

/** Whom the rules of civil status exempt, in the words of the register's notes. */
export const civilStatusExempt: Cost = free(
  t(
    'người có công, hộ nghèo, người khuyết tật',
    'people of merit, poor households, people with disabilities',
  ),
);

/** Civil-status fees of the council; the register names who is exempt. */
export const civilStatusFee: Cost[] = [{ kind: 'setByCouncil' }, civilStatusExempt];

/** Extra copies of an extract: the register names the circular (281/2016/TT-BTC), no amount. */
export const extraCopies: Cost = seeNote(
  t('Theo quy định của Bộ Tài chính.', 'Set by the Ministry of Finance.'),
  t('xin thêm bản sao trích lục', 'extra copies of the extract'),
);

/** The register points at the law on fees and names no amount. */
export const landFee: Cost[] = [
  seeNote(
    t(
      'Theo quy định về phí và lệ phí. Số tiền chưa rõ, quý vị hỏi khi nộp.',
      'Under the rules on fees. Amount not known: ask when you apply.',
    ),
  ),
];

/** The register names the circular of vehicle fees (60/2023/TT-BTC) and no amount. */
export const vehicleFee: Cost[] = [
  seeNote(
    t(
      'Tùy loại xe và nơi đăng ký. Số tiền chưa rõ, quý vị hỏi khi nộp.',
      'Depends on the vehicle and the place. Amount not known: ask when you apply.',
    ),
  ),
];
