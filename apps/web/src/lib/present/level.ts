/** How loud, from 0 to 1: 0 is silence, 1 is as loud as a microphone can tell. `samples` are between -1 and 1. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const rms = Math.sqrt(sum / samples.length)
  // Ears hear ratios: -60 dB is silence in a workshop, 0 dB the most there is.
  return rms === 0 ? 0 : Math.min(1, Math.max(0, 1 + (20 * Math.log10(rms)) / 60))
}

/** What a loudness means to somebody who tests a microphone. */
export function verdictOn(level: number): 'quiet' | 'good' | 'loud' {
  return level < 0.25 ? 'quiet' : level > 0.93 ? 'loud' : 'good'
}

/** Measures a stream's sound `perSecond` times, also of tracks that are muted; returns how to stop. */
export function measureLevel(stream: MediaStream, perSecond: number, tell: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  // A track that is muted is silent for everyone who uses it; a clone of it is not.
  const listening = stream.getAudioTracks().map((track) => track.clone())
  for (const track of listening) track.enabled = true
  context.createMediaStreamSource(new MediaStream(listening)).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    // A page that nobody has touched yet may not listen; the first touch lets it.
    if (context.state === 'suspended') void context.resume()
    analyser.getFloatTimeDomainData(samples)
    tell(loudness(samples))
  }, 1000 / perSecond)
  return () => {
    clearInterval(timer)
    for (const track of listening) track.stop()
    void context.close()
  }
}
