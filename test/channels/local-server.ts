import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What came in. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- What was sent is what the test is about.
  readonly json: any
}

/** An answer; `silence`: everything was taken, and the line is cut without a word, or stays open. */
export type Reply = { status?: number; headers?: Record<string, string>; json?: unknown } | 'cut' | 'silence'

export interface LocalServer {
  readonly url: string
  readonly heard: readonly Heard[]
}

/** A real server on the loopback, until the test is over. */
export async function localServer(answer: (heard: Heard, count: number) => Reply): Promise<LocalServer> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    void take(request).then((each) => {
      heard.push(each)
      give(response, answer(each, heard.length))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard }
}

async function take(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const url = new URL(request.url ?? '/', 'http://here')
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    text,
    json: text === '' ? null : JSON.parse(text),
  }
}

function give(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return
  if (reply === 'cut') return void response.destroy()
  const { status = 200, headers = {}, json = {} } = reply
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
}

/** Waits a second for answers, and may speak with this machine. */
export const local = { LONGRANGE_PRIVATE_HOSTS: '127.0.0.1', LONGRANGE_SEND_SECONDS: '0.3' }
