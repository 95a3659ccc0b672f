export interface LivekitPorts {
  /** Signalling and the API, TCP. */
  http: number
  /** All media, UDP. */
  rtc: number
}

export interface LivekitKeys {
  apiKey: string
  apiSecret: string
}

/**
 * A configuration that neither listens nor asks anything outside this machine. An unknown key stops the server.
 * JSON is YAML too.
 */
export function livekitConfig(ports: LivekitPorts, { apiKey, apiSecret }: LivekitKeys, webhookUrl?: string): string {
  return JSON.stringify(
    {
      port: ports.http,
      bind_addresses: ['127.0.0.1'],
      keys: { [apiKey]: apiSecret },
      logging: { level: 'info', json: false },
      rtc: {
        udp_port: ports.rtc,
        // Not only off: it would listen on every address.
        tcp_port: 0,
        node_ip: '127.0.0.1',
        use_external_ip: false,
        use_ice_lite: true,
        // Without it no browser on this machine gets an answer.
        enable_loopback_candidate: true,
        ips: { includes: ['127.0.0.1/32'] },
        // The defaults are foreign services.
        stun_servers: ['127.0.0.1:3478'],
      },
      // Rooms are made by the API, after the database said yes.
      room: { auto_create: false, empty_timeout: 300, departure_timeout: 60 },
      ...(webhookUrl && {
        webhook: {
          api_key: apiKey,
          urls: [webhookUrl],
          // The defaults, 30 s and 200, drop evidence in a burst or while the API starts again.
          resource_url_notifier: { max_age: '10m', max_depth: 20_000 },
        },
      }),
    },
    null,
    2,
  )
}
