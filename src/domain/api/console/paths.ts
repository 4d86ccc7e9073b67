/** Where the hub serves the console, and where its pages ask. */
export const consoleBase = '/console/';
export const consoleApi = '/console/api/v1/';
