import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { EgressInfo, EgressStatus, ParticipantEgressRequest, TokenVerifier } from 'livekit-server-sdk'

type Body = Parameters<typeof EgressInfo.fromJson>[0]

export const egressKeys = { apiKey: 'egress', apiSecret: 'e'.repeat(32) }

/**
 * As much of LiveKit's egress service as is asked of it, over Twirp: it reads requests by LiveKit's own schema, refuses
 * what is not in it or comes without the right to record, and writes nothing.
 */
export async function anEgressService() {
  const egresses = new Map<string, EgressInfo>()
  const requests: Body[] = []
  const verifier = new TokenVerifier(egressKeys.apiKey, egressKeys.apiSecret)

  const answer = (method: string, body: Body): Body => {
    switch (method) {
      case 'StartParticipantEgress': {
        requests.push(body)
        const value = ParticipantEgressRequest.fromJson(body)
        const egressId = `EG_${egresses.size + 1}`
        const { roomName } = value
        const request = { case: 'participant', value } as const
        egresses.set(egressId, new EgressInfo({ egressId, roomName, request, status: EgressStatus.EGRESS_STARTING }))
        return egresses.get(egressId)!.toJson()
      }
      case 'ListEgress': {
        const { egressId } = body as { egressId?: string }
        const items = [...egresses.values()].filter((info) => !egressId || info.egressId === egressId)
        return { items: items.map((info) => info.toJson()) }
      }
      case 'StopEgress': {
        const info = egresses.get((body as { egressId: string }).egressId)!
        info.status = EgressStatus.EGRESS_ENDING
        return info.toJson()
      }
      default:
        throw new Error(`egress has no ${method}`)
    }
  }

  const server = createServer((request, response) => {
    const method = /^\/twirp\/livekit\.Egress\/(\w+)$/.exec(request.url ?? '')?.[1] ?? ''
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const serve = async () => {
      const { video } = await verifier.verify(token)
      if (!video?.roomRecord) throw new Error('may not record')
      return JSON.stringify(answer(method, (await json(request)) as Body))
    }
    response.setHeader('content-type', 'application/json')
    serve().then(
      (body) => response.end(body),
      (error: unknown) => response.writeHead(400).end(JSON.stringify({ code: 'invalid', msg: String(error) })),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    egresses,
    requests,
    /** What has become of the file of an egress. */
    told: (egressId: string, status: EgressStatus, file: { startedAt: Date; durationMs?: number }) => {
      const info = egresses.get(egressId)!
      const nanoseconds = (ms: number) => String(BigInt(ms) * 1_000_000n)
      const { fileOutputs } = info.request.value as ParticipantEgressRequest
      info.status = status
      info.fileResults = EgressInfo.fromJson({
        fileResults: [
          {
            filename: fileOutputs[0]!.filepath,
            startedAt: nanoseconds(file.startedAt.getTime()),
            duration: nanoseconds(file.durationMs ?? 0),
          },
        ],
      }).fileResults
      return fileOutputs[0]!.filepath
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
