import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import compress from '@fastify/compress'
import serveFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { pagePolicy } from './security-headers.ts'

/**
 * The web interface from its build folder: files with a hash in their name for ever, pages never from a cache. Addresses
 * that no file has are places inside the interface and get its page; where nothing is built, and for programs, there
 * is nothing.
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(() => {
      throw new AppError('route.not-found')
    })
    return
  }
  await app.register(async (scope) => {
    // In this scope alone: answers of the API hold secrets beside what a caller chose, and compressing both tells (BREACH).
    await scope.register(compress, { threshold: 1_024, encodings: ['br', 'gzip'] })
    await scope.register(serveFiles, {
      root: folder,
      cacheControl: false,
      setHeaders(reply, path) {
        const isForEver = path.startsWith(join(folder, 'assets') + sep)
        reply.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache')
        reply.header('content-security-policy', pagePolicy)
      },
    })
    scope.setNotFoundHandler((request, reply) => {
      const isPage = (request.method === 'GET' || request.method === 'HEAD') && wantsPage(request.headers.accept)
      if (!isPage || request.url.startsWith('/api/') || request.url.startsWith('/assets/')) {
        throw new AppError('route.not-found')
      }
      return reply.sendFile('index.html')
    })
  })
}

function wantsPage(accept: string | undefined): boolean {
  return accept?.includes('text/html') ?? false
}
