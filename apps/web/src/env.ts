import { defineEnvVars } from '@sveltejs/kit/env'

const optional = (value: string | undefined) => value || undefined

export const variables = defineEnvVars({
  PORT: { description: 'Where this process listens.', schema: (value) => value || '3000' },
  API_ORIGIN: { description: 'Where the API answers; unset, on our own port.', schema: optional },
  API_INTERNAL_KEY: { description: "Lets the API take the visitor's address from us.", schema: optional },
  LIVEKIT_URL: { description: 'The media server the browser connects to.', schema: optional },
  DEMO: { description: '1 shows the demo and the gallery.', schema: optional },
})
