/** Milliseconds since 1970, UTC. Passed in wherever time matters, so that tests can move it. */
export interface Clock {
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }
