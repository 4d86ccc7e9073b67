/** Every screen there is; each is one component of `screens/`. */
export const screenNames = [
  // before and between residents
  'setup',
  'outOfService',
  'recovering',
  'attract',
  'ending',
  // looking up
  'home',
  'search',
  'lifeEvents',
  'lifeEvent',
  'procedure',
  'evidence',
  'about',
  'aboutTopic',
  'takeaway',
  // answering questions
  'guideQuestion',
  'guideAnswers',
  'guideResult',
  'notices',
  'notice',
  'city',
  'boards',
  'board',
  'places',
  'placeList',
  'place',
  'placeWay',
  'seasons',
  'season',
  'building',
  'leaflet',
  // scanning
  'scanConsent',
  'scanCamera',
  'scanManual',
  'scanResult',
  'scanUnreadable',
  // asking for an hour
  'bookField',
  'bookPlace',
  'bookDay',
  'bookSlot',
  'bookContact',
  'bookReview',
  'bookNoDates',
  // telling the city
  'feedbackCategory',
  'feedbackDetails',
  'feedbackReview',
  // leaving a request
  'leaving',
  'left',
  'leaveFailed',
  // aside: come back to where one was
  'help',
  'display',
  'languages',
  // in a lift
  'liftTopics',
  'liftNotices',
  'liftAnswer',
  'liftCode',
  'liftArrived',
  // staff
  'staffPin',
  'staffLocked',
  'staffStatus',
  'staffEnrol',
  'staffKept',
  'staffCalibrate',
  'staffTest',
] as const;
export type ScreenName = (typeof screenNames)[number];

/** What a row of a review can send one back to ("Sửa", R57). */
export type ReviewStep =
  | 'field'
  | 'place'
  | 'day'
  | 'slot'
  | 'contact'
  | 'category'
  | 'feedbackDetails';
