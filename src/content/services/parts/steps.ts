import { t } from '../../text.ts';

/** The way of most dossiers at a desk; our own words, since the register's run to pages. */
export const deskSteps = [
  t('Quý vị chuẩn bị giấy tờ theo danh sách.', 'Get the papers on the list ready.'),
  t(
    'Quý vị nộp tại quầy hoặc trên Cổng dịch vụ công quốc gia.',
    'Hand them in at a desk or on the national portal.',
  ),
  t('Quầy kiểm tra và đưa giấy hẹn ngày trả.', 'The desk checks them and gives you a date.'),
  t('Quý vị nhận kết quả đúng ngày hẹn.', 'Collect the result on that date.'),
];

/** Where the register knows no online way. */
export const deskOnlySteps = [
  t('Quý vị mang giấy tờ đến quầy.', 'Bring the papers to the desk.'),
  t('Quầy kiểm tra và làm cho quý vị.', 'The desk checks them and does the work.'),
  t('Quý vị trả phí và nhận kết quả.', 'Pay and collect the result.'),
];

/** Where the register knows an online way alone. */
export const onlineSteps = [
  t(
    'Quý vị đăng nhập Cổng dịch vụ công quốc gia bằng VNeID.',
    'Sign in to the national portal with VNeID.',
  ),
  t('Quý vị điền thông tin và gửi ảnh giấy tờ.', 'Fill in the form and upload the papers.'),
  t('Quý vị trả phí trên mạng nếu có.', 'Pay online if there is a fee.'),
  t('Quý vị xem kết quả trên mạng hoặc theo tin nhắn.', 'See the result online or by message.'),
];
