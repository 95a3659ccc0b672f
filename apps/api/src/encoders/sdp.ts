/** What an encoder may say, by shape alone: the media server trusts what it is handed, and one line cut short ends it for every room. */
const line = /^[a-z]=\S.*$/
const lineEnd = /\r\n|\n/

/** An offer to send: at most one picture and one sound, every line whole. */
export function isOffer(sdp: string): boolean {
  const lines = linesOf(sdp)
  const kinds = lines.filter((each) => each.startsWith('m=')).map((each) => /^m=(\w+) \d+ /.exec(each)?.[1])
  return (
    lines[0] === 'v=0' &&
    lines.every((each) => line.test(each)) &&
    kinds.length > 0 &&
    kinds.every((kind, at) => (kind === 'audio' || kind === 'video') && kinds.indexOf(kind) === at)
  )
}

const fragmentLines = [
  /^a=(ice-ufrag|ice-pwd):[\w+/]{4,256}$/,
  /^a=(ice-options|group):[\w+/ -]{1,100}$/,
  /^a=mid:\w{1,32}$/,
  /^m=(audio|video) \d{1,5} [\w/]{1,40}( \d{1,3})*$/,
  /^c=IN IP[46] [\da-fA-F.:]{2,45}$/,
  /^a=candidate:[\w+/]{1,32} \d{1,3} (udp|tcp) \d{1,10} [\w.:-]{1,255} \d{1,5} typ [\w .:/+-]{1,300}$/i,
  /^a=end-of-candidates$/,
]

/** Candidates of one media section (RFC 8840), and nothing else. */
export function isFragment(sdp: string): boolean {
  const lines = linesOf(sdp)
  return (
    lines.filter((each) => each.startsWith('m=')).length === 1 &&
    lines.every((each) => fragmentLines.some((form) => form.test(each)))
  )
}

/** Without the last line end; an empty line in the middle stays, and fits nothing. */
const linesOf = (sdp: string): string[] => sdp.replace(/(\r\n|\n)$/, '').split(lineEnd)
