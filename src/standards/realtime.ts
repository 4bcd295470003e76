import type { Standard } from './standard.ts';

export const realtime: readonly Standard[] = [
  {
    id: 'realtime/authenticated-connections',
    title: "A WebSocket handshake is authenticated with the service's existing scheme before any message is accepted.",
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`io.use((socket,next)=>verify(...))`, `server.on('upgrade')` verifying a token, NestJS gateway `@UseGuards`, FastAPI `websocket` route with an auth dependency, fastify-websocket `preValidation`.",
      violated:
        "`wss.on('connection')` handling messages with no verification; `io.on('connection')` without `io.use`.",
    },
    cautions:
      'Public broadcast channels (prices, status) by allow-list; token check inside the first message is acceptable if a timeout closes silent sockets.',
  },
  {
    id: 'realtime/connection-lifecycle',
    title:
      'Connections are registered and pooled on open, and removed with their timers and subscriptions on close or error.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`ws.on('close', () => clients.delete(ws))` and `ws.on('error', ...)`; FastAPI `except WebSocketDisconnect: manager.disconnect(ws)`.",
      violated:
        'Socket put in a Set/Map on open and no close handler removing it; no error listener; no limit of connections.',
    },
    cautions: 'socket.io and `wss.clients` keep their own registry.',
  },
  {
    id: 'realtime/heartbeat-and-reconnect',
    title: 'Connections are checked with a heartbeat and clients are able to reconnect and resume.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`ws.ping()` interval terminating silent sockets, socket.io `pingInterval`, reconnect options or a resume token/last event id.',
      violated: 'Raw `ws` server with no ping/pong and no idle timeout.',
    },
    cautions: "Heartbeat can be the proxy's or library default (socket.io).",
  },
  {
    id: 'realtime/fallback-transport',
    title: 'Real-time delivery has a fallback when WebSocket is not available.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'socket.io with polling left enabled, an SSE or polling endpoint for the same feed.',
      violated: "`transports: ['websocket']` with no other route for the data.",
    },
    cautions: 'Service-internal sockets need none.',
  },
  {
    id: 'realtime/broadcast-error-isolation',
    title: 'A failing recipient or handler does not break the broadcast or the process.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'try/catch (or `Promise.allSettled`) around each send, `readyState === OPEN` test, `JSON.parse` guarded, message schema checked.',
      violated: "`clients.forEach(c => c.send(x))` without state test; unguarded `JSON.parse` in `on('message')`.",
    },
    cautions: 'Library-level broadcast (`io.emit`) isolates by itself.',
  },
  {
    id: 'realtime/connection-metrics',
    title: 'Open connections and message flow are measured, and the real-time path is load tested.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'prom-client `Gauge` inc/dec on open/close, counters for messages; load summary naming the ws scenario.',
      violated: 'WebSocket server in the project and no gauge touched in its handlers.',
    },
    cautions: 'Only when a real-time server exists.',
  },
];
