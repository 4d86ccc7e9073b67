export const help = {
  title: 'Quý vị cần người giúp?',
  phone: 'Gọi tổng đài',
  phoneNumber: '1022',
  phoneNote: 'Tổng đài thông tin của thành phố.',
  call: 'Báo cho người trực',
  callNote: 'Máy ghi lời gọi và gửi tới trung tâm.',
  callNoteOffline: 'Máy đang không có mạng. Lời gọi chỉ tới khi có mạng.',
  emergency: 'Cháy gọi 114, công an 113, cấp cứu 115.',
  where: 'Quý vị đang ở {{building}}, máy {{plate}}.',
} as const;
