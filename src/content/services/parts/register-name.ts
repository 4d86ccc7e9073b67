import type { LocalText } from '../../../domain/basics/index.ts';
import { t } from '../../text.ts';

/** The source of every fact, as it is shown. */
export const registerName: LocalText = t(
  'Cơ sở dữ liệu quốc gia về thủ tục hành chính',
  'National Database of Administrative Procedures',
);
