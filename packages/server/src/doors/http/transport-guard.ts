import type { FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import type { Config } from '../../kernel/config.ts'
import { isLoopback } from './is-loopback.ts'

/**
 * A check of how a request came here; throws where it must not be answered.
 * Host: only names that are ours, so that a page of another site cannot reach a local server through a name that it points
 * at 127.0.0.1. TLS: the strict profile takes plain HTTP from this machine alone, and else asks for TLS, ended here by
 * a trusted proxy that says so.
 */
export function createTransportGuard(config: Config): (request: FastifyRequest) => void {
  const isHostKnown = createHostCheck(config)
  return (request) => {
    if (!isHostKnown(request.hostname)) throw new AppError('transport.unknown-host')
    if (config.profile === 'strict' && request.protocol !== 'https' && !isFromThisMachine(request)) {
      throw new AppError('transport.not-encrypted')
    }
  }
}

function createHostCheck({ profile, publicUrl }: Config): (host: string) => boolean {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).hostname
  // A strict server that was not told its name cannot know it.
  if (profile === 'strict' && publicHost === null) return () => true
  return (host) => {
    const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
    return bare === publicHost || bare === 'localhost' || isLoopback(bare)
  }
}

/** Something that forwards for others, and is not trusted, may sit on this machine as well: it gives itself away. */
function isFromThisMachine({ ip, headers }: FastifyRequest): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return isLoopback(ip) && !isForwarded
}
