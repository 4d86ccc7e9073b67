import type { Leaflet } from '../domain/service/index.ts';
import { t } from './text.ts';

/**
 * What is explained and not done here. Laws are named as the national register of 2026-07-18 names
 * them; nobody has compared the wording with the law yet, and the screen says so. No price is known.
 */
const registerSource = t(
  'Cơ sở dữ liệu quốc gia về thủ tục hành chính, ngày 18/7/2026; chưa ai đối chiếu với luật',
  'National register of procedures, 18 July 2026; nobody has compared it with the law yet',
);

const reception = {
  name: t('Nơi tiếp công dân của phường, xã', 'Citizen reception of the ward'),
  how: t(
    'Khi việc do phường, xã quyết định hoặc do cán bộ phường, xã làm.',
    'When the ward decided it, or its staff did it.',
  ),
};
const cityReception = {
  name: t('Nơi tiếp công dân của thành phố', 'Citizen reception of the city'),
  how: t('Khi việc do sở hoặc thành phố quyết định.', 'When a department or the city decided it.'),
};

export const leaflets: readonly Leaflet[] = [
  {
    key: 'complaint',
    title: t('Khiếu nại', 'Complaints'),
    pictogram: 'form',
    notHere: t(
      'Máy này không nhận khiếu nại. Quý vị gửi đến đúng nơi dưới đây.',
      'This kiosk takes no complaints. Bring yours to one of these desks.',
    ),
    parts: [
      {
        title: t('Khiếu nại là gì', 'What a complaint is'),
        body: [
          t(
            'Quý vị cho rằng cơ quan làm trái luật. Việc đó hại đến quyền của quý vị.',
            'You hold that an office decided or acted against the law and harmed your rights.',
          ),
          t(
            'Người bị ảnh hưởng tự khiếu nại, hoặc nhờ người đại diện.',
            'Whoever is affected complains, or a representative does.',
          ),
        ],
      },
      {
        title: t('Gửi cho ai', 'To whom'),
        body: [
          t(
            'Lần đầu, gửi cho người đã ra quyết định hoặc đã làm việc đó.',
            'The first time: to whoever made the decision or did it.',
          ),
          t(
            'Không đồng ý với kết quả, gửi cho cấp trên trực tiếp hoặc ra tòa.',
            'If you disagree with the answer: to the office above it, or to court.',
          ),
        ],
      },
      {
        title: t('Mang theo', 'Bring'),
        body: [
          t('Đơn khiếu nại có chữ ký.', 'A signed letter of complaint.'),
          t('Quyết định bị khiếu nại và giấy tờ liên quan.', 'The decision, and papers about it.'),
        ],
      },
    ],
    desks: [reception, cityReception],
    prices: [],
    laws: [{ code: '02/2011/QH13', title: 'Luật Khiếu nại' }],
    services: ['1.004335', '1.003504'],
    source: registerSource,
  },
  {
    key: 'denunciation',
    title: t('Tố cáo', 'Denunciations'),
    pictogram: 'warn',
    notHere: t(
      'Máy này không nhận tố cáo. Máy đặt nơi công cộng, không giữ kín được cho quý vị.',
      'This kiosk takes no denunciations. It stands in public and cannot keep them secret.',
    ),
    parts: [
      {
        title: t('Tố cáo là gì', 'What a denunciation is'),
        body: [
          t(
            'Quý vị báo cho cơ quan biết ai đó làm trái luật.',
            'You tell an office that somebody broke the law.',
          ),
          t(
            'Quý vị nêu tên và địa chỉ của mình; nơi nhận phải giữ kín.',
            'You give your name and address; the office has to keep them secret.',
          ),
        ],
      },
      {
        title: t('Việc nguy cấp', 'In danger'),
        body: [
          t(
            'Gọi 113 công an, 114 cứu hỏa, 115 cấp cứu. Trẻ em bị hại: gọi 111.',
            'Call 113 police, 114 fire, 115 ambulance. A child in danger: call 111.',
          ),
        ],
      },
    ],
    desks: [
      {
        name: t('Cơ quan quản lý người bị tố cáo', 'The office above whoever is denounced'),
        how: t('Khi người đó là cán bộ, công chức.', 'When that person works for the state.'),
      },
      {
        name: t('Công an phường, xã', 'Police of the ward'),
        how: t('Khi việc có dấu hiệu tội phạm.', 'When it looks like a crime.'),
      },
      reception,
    ],
    prices: [],
    laws: [{ code: '25/2018/QH14', title: 'Luật Tố cáo' }],
    services: ['1.004327', '1.003482'],
    source: registerSource,
  },
  {
    key: 'paid-look-ups',
    title: t('Tra cứu có trả tiền', 'Paid look-ups'),
    pictogram: 'money',
    notHere: t(
      'Máy này không tra cứu có trả tiền và không nhận tiền.',
      'This kiosk does no paid look-ups and takes no money.',
    ),
    parts: [
      {
        title: t('Công chứng', 'Notary'),
        body: [
          t(
            'Hỏi tổ chức công chứng nơi làm hợp đồng. Nơi đó báo giá trước khi làm.',
            'Ask the notary office that makes the contract. It names its price first.',
          ),
        ],
      },
      {
        title: t('Số điện thoại đứng tên mình', 'Phone numbers in your name'),
        body: [
          t(
            'Hỏi nhà mạng của mình để biết số nào đứng tên mình.',
            'Ask your operator which numbers stand in your name.',
          ),
          t(
            'Không gửi ảnh thẻ căn cước cho người lạ tự xưng là nhà mạng.',
            'Send no picture of your identity card to strangers who say they are an operator.',
          ),
        ],
      },
    ],
    desks: [
      {
        name: t('Tổ chức công chứng', 'Notary office'),
        how: t('Việc về nhà, đất, hợp đồng.', 'Houses, land, contracts.'),
      },
      {
        name: t('Cửa hàng của nhà mạng', 'Shop of the operator'),
        how: t('Mang theo thẻ căn cước.', 'Bring your identity card.'),
      },
    ],
    prices: [
      { what: t('Tra cứu công chứng', 'Notary look-up'), price: { kind: 'unknown' } },
      { what: t('Tra cứu số điện thoại', 'Look-up of phone numbers'), price: { kind: 'unknown' } },
    ],
    laws: [],
    services: [],
    source: t(
      'Một Chạm, bản chạy thử; chưa có bảng giá của nơi nào',
      'Một Chạm, trial version; no price list of anybody yet',
    ),
  },
];
