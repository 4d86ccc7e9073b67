import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { byCouncil, free, unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { socialInsurance, wardOffice } from './parts/offices.ts';
import { authorisation, form, idToShow, oneCase, paper } from './parts/papers.ts';
import { between, sameDay, workingDays } from './parts/times.ts';

const deathCopy = paper(
  'deathCopy',
  'one',
  t('Bản sao giấy chứng tử', 'Copy of the death record'),
  {
    originals: 0,
    copies: 1,
  },
);

export const deathServices: PublicService[] = [
  defineService({
    code: '1.000656',
    name: t('Thủ tục đăng ký khai tử', 'Death registration'),
    shortName: t('Đăng ký khai tử', 'Register a death'),
    summary: t('Khi trong nhà có người vừa mất.', 'When somebody in the family has died.'),
    pictogram: 'one',
    lifeEvents: ['death'],
    office: wardOffice,
    processingTime: between(sameDay, 5),
    costs: [
      ...byCouncil,
      free(
        t(
          'khai đúng hạn, người có công, hộ nghèo, người khuyết tật',
          'registered in time, people of merit, poor households, people with disabilities',
        ),
      ),
    ],
    whoMayApply: [t('Người thân của người đã mất', 'Relatives of the deceased'), ...citizens],
    evidence: oneCase(
      paper('deathNotice', 'one', t('Giấy báo tử', 'Death notice'), {
        whereToGet: t(
          'Bệnh viện hoặc ủy ban phường, xã cấp.',
          'From the hospital or the ward’s People’s Committee.',
        ),
      }),
      idToShow,
      paper('lastResidence', 'apart', t('Nơi cư trú cuối cùng', 'Last residence'), {
        use: 'lookedUp',
        fullName: t(
          'Giấy tờ nơi cư trú cuối cùng, chỉ khi quầy không tra được',
          'Proof of the last residence, only if the desk cannot look it up',
        ),
      }),
      authorisation,
      paper('evidenceOfDeath', 'docs', t('Chứng cứ về việc chết', 'Evidence of the death'), {
        condition: t('nếu mất đã lâu, không có giấy báo tử', 'if long ago and without a notice'),
      }),
      form('deathForm', t('Tờ khai đăng ký khai tử', 'Death registration form')),
    ),
    outputs: [t('Trích lục khai tử', 'Extract of the death record')],
    aliases: ['giấy báo tử', 'báo tử', 'giấy chứng tử', 'chứng tử', 'khai tử', 'death certificate'],
    keywords: ['chết', 'qua đời', 'mất người thân', 'funeral', 'register a death'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.001731',
    name: t(
      'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội',
      'Funeral support for people on social protection',
    ),
    shortName: t('Hỗ trợ mai táng, bảo trợ xã hội', 'Funeral support, social protection'),
    summary: t(
      'Khi người đang hưởng trợ cấp xã hội qua đời.',
      'When a person on monthly social allowance has died.',
    ),
    pictogram: 'money',
    lifeEvents: ['death', 'support'],
    office: wardOffice,
    processingTime: workingDays(3),
    costs: unknownCost,
    whoMayApply: [t('Người lo mai táng', 'Whoever arranges the funeral'), ...citizens],
    conditions: [
      t(
        'Cũng cho người từ 80 tuổi hưởng tuất và nhà có người mất vì thiên tai, tai nạn lớn.',
        'Also for people of 80 on survivor benefit, and after disasters and grave accidents.',
      ),
    ],
    evidence: oneCase(
      form('funeralForm', t('Tờ khai hỗ trợ mai táng', 'Funeral support form')),
      deathCopy,
      paper(
        'benefitEnd',
        'docs',
        t('Bản sao quyết định thôi trợ cấp', 'Copy of the end decision'),
        {
          originals: 0,
          copies: 1,
          condition: t(
            'nếu từ đủ 80 tuổi và hưởng trợ cấp tuất',
            'if 80 or over, on survivor benefit',
          ),
        },
      ),
    ),
    outputs: [t('Quyết định hỗ trợ mai táng', 'Decision on funeral support')],
    aliases: ['tiền ma chay', 'mai táng phí', 'tiền mai táng'],
    keywords: ['đám ma', 'trợ cấp xã hội', 'funeral allowance'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.014028',
    name: t(
      'Hỗ trợ chi phí mai táng đối với người hưởng trợ cấp hưu trí xã hội',
      'Funeral support for people on the social pension',
    ),
    shortName: t('Hỗ trợ mai táng, hưu trí xã hội', 'Funeral support, social pension'),
    summary: t(
      'Khi người hưởng trợ cấp hưu trí xã hội qua đời.',
      'When a person on the social pension has died.',
    ),
    pictogram: 'money',
    lifeEvents: ['death', 'support'],
    office: wardOffice,
    processingTime: workingDays(3),
    costs: unknownCost,
    whoMayApply: [t('Người lo mai táng', 'Whoever arranges the funeral')],
    conditions: [
      t(
        'Cũng cho người đã nộp đề nghị, đủ điều kiện mà chưa có quyết định.',
        'Also for those who had applied and qualified, without a decision yet.',
      ),
    ],
    evidence: oneCase(form('funeralForm', t('Tờ khai hỗ trợ mai táng', 'Funeral support form'))),
    outputs: [t('Quyết định hỗ trợ mai táng', 'Decision on funeral support')],
    aliases: ['tiền ma chay', 'mai táng phí', 'mai táng người già'],
    keywords: ['đám ma', 'người cao tuổi', 'funeral allowance'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.014177',
    name: t('Hưởng trợ cấp mai táng', 'Funeral grant of social insurance'),
    shortName: t('Trợ cấp mai táng, bảo hiểm xã hội', 'Funeral grant, social insurance'),
    summary: t(
      'Khi người đóng bảo hiểm xã hội hoặc người về hưu qua đời.',
      'When an insured person or a pensioner has died.',
    ),
    pictogram: 'money',
    lifeEvents: ['death', 'insurance'],
    office: socialInsurance,
    processingTime: workingDays(
      10,
      t('Quý vị nộp trong 90 ngày từ ngày mất.', 'Apply within 90 days of the death.'),
    ),
    costs: unknownCost,
    whoMayApply: [t('Thân nhân, người lo mai táng', 'Relatives, or whoever arranges the funeral')],
    conditions: [
      t(
        'Nộp trong 90 ngày từ ngày mất. Người đang đi làm thì nộp qua công ty.',
        'Apply within 90 days of the death; through the employer if still employed.',
      ),
    ],
    evidence: oneCase(
      deathCopy,
      paper('insuranceBook', 'folder', t('Sổ bảo hiểm xã hội', 'Social insurance book'), {
        condition: t('trừ người đang hưởng lương hưu', 'not for those on a pension'),
      }),
      form('relativeForm', t('Tờ khai của thân nhân', 'Form of the relatives')),
    ),
    outputs: [t('Quyết định hưởng trợ cấp mai táng', 'Decision on the funeral grant')],
    aliases: ['tiền ma chay', 'mai táng phí', 'tiền mai táng bảo hiểm'],
    keywords: ['tử tuất', 'đám ma', 'lương hưu', 'funeral grant'],
    popularity: 0.4,
  }),
];
