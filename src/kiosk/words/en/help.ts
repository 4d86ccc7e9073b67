export const help = {
  title: 'Do you need someone to help?',
  phone: 'Call the hotline',
  phoneNumber: '1022',
  phoneNote: 'Information hotline of the city.',
  call: 'Tell the staff',
  callNote: 'The kiosk notes the call and sends it to the hub.',
  callNoteOffline: 'There is no network. The call arrives only once there is one.',
  emergency: 'Fire 114, police 113, ambulance 115.',
  where: 'You are at {{building}}, kiosk {{plate}}.',
} as const;
