import type { Issuer } from '../domain/service/index.ts';
import { t } from './text.ts';

const source = 'GS1 General Specifications, GS1 company prefixes (www.gs1.org)';
const checkedOn = '2026-11-20';
const vouchesFor = t(
  'Nơi này chỉ cấp đầu số cho doanh nghiệp. Đầu số không cho biết hàng làm ở đâu, thật hay giả.',
  'It only gives numbers to companies. The number does not say where goods are made, or that they are genuine.',
);

function issuer(key: string, vi: string, en: string, ...prefixes: readonly string[]): Issuer {
  return { key, name: t(vi, en), prefixes: [...prefixes], vouchesFor, source, checkedOn };
}

/**
 * Who gives the numbers on goods that are sold in Hanoi. A number of another organisation is said to
 * be of an unknown one: the list is for a resident, not for customs.
 */
export const issuers: readonly Issuer[] = [
  issuer('gs1-vietnam', 'GS1 Việt Nam', 'GS1 Vietnam', '893'),
  issuer('gs1-china', 'GS1 Trung Quốc', 'GS1 China', '69'),
  issuer('gs1-japan', 'GS1 Nhật Bản', 'GS1 Japan', '45', '49'),
  issuer('gs1-korea', 'GS1 Hàn Quốc', 'GS1 Korea', '880'),
  issuer('gs1-thailand', 'GS1 Thái Lan', 'GS1 Thailand', '885'),
  issuer('gs1-taiwan', 'GS1 Đài Loan', 'GS1 Taiwan', '471'),
  issuer('gs1-singapore', 'GS1 Xinh-ga-po', 'GS1 Singapore', '888'),
  issuer('gs1-malaysia', 'GS1 Ma-lai-xi-a', 'GS1 Malaysia', '955'),
  issuer('gs1-indonesia', 'GS1 In-đô-nê-xi-a', 'GS1 Indonesia', '899'),
  issuer('gs1-australia', 'GS1 Úc', 'GS1 Australia', '93'),
  issuer('gs1-new-zealand', 'GS1 Niu Di-lân', 'GS1 New Zealand', '94'),
  issuer(
    'gs1-us',
    'GS1 Hoa Kỳ',
    'GS1 US',
    '00',
    '01',
    '03',
    '06',
    '07',
    '08',
    '09',
    '10',
    '11',
    '12',
    '13',
  ),
  issuer('gs1-france', 'GS1 Pháp', 'GS1 France', '30', '31', '32', '33', '34', '35', '36', '37'),
  issuer(
    'gs1-germany',
    'GS1 Đức',
    'GS1 Germany',
    '400',
    '401',
    '402',
    '403',
    '404',
    '405',
    '406',
    '407',
    '408',
    '409',
    '41',
    '42',
    '43',
    '440',
  ),
  issuer('gs1-uk', 'GS1 Vương quốc Anh', 'GS1 UK', '50'),
  issuer('gs1-italy', 'GS1 Ý', 'GS1 Italy', '80', '81', '82', '83'),
];
