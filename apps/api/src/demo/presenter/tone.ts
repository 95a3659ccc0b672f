export const sampleRate = 48_000
export const samplesPerFrame = sampleRate / 50

const hertz = 220
const loudness = 600

/** The `nth` 20 ms of a quiet tone that comes and goes: enough to hear that sound arrives, too little to disturb. */
export function toneFrame(nth: number): Int16Array {
  const samples = new Int16Array(samplesPerFrame)
  for (let at = 0; at < samplesPerFrame; at++) {
    const seconds = (nth * samplesPerFrame + at) / sampleRate
    const swell = (1 - Math.cos(2 * Math.PI * 0.25 * seconds)) / 2
    samples[at] = Math.round(loudness * swell * Math.sin(2 * Math.PI * hertz * seconds))
  }
  return samples
}
