import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The connections of a server that have not sent a whole head of a request yet. */
export interface TrackedSockets {
  /** Ends them: Node's `closeIdleConnections` knows only those that have been answered before. */
  endSilent(): void
}

export function trackSockets(server: Server): TrackedSockets {
  const silent = new Set<Socket>()
  server.on('connection', (socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  server.on('request', ({ socket }) => silent.delete(socket))
  return {
    endSilent: () => {
      for (const socket of silent) socket.destroy()
    },
  }
}
