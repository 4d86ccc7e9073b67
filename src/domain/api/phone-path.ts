/**
 * GET by a kiosk: the origin that phones open (R68). Not among `hubPaths`, which stand in the
 * kiosk's first file: only the takeaway asks for it.
 */
export const phoneAddressPath = '/hub/v1/phone';
