/** An error of the platform outside its database, answered as HTTP 200 with a code, which the SDK throws. */
export class PlatformError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'PlatformError';
  }
}
