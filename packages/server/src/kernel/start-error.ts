/** Why this program cannot start here. The message is for whoever starts it: no stack, no secret. */
export class StartError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'StartError'
  }
}
