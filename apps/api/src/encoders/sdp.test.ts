import { expect, test } from 'vitest'
import { anOffer } from '../testing/offer.ts'
import { isFragment, isOffer } from './sdp.ts'

const fragment = [
  'a=ice-ufrag:Wx3b',
  'a=ice-pwd:HpzfjS1PcZtKQkKeXl6uVv',
  'a=group:BUNDLE 0 1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'a=candidate:2 1 UDP 2122317823 192.0.2.1 54323 typ host generation 0 ufrag Wx3b network-id 1',
  'a=candidate:3 1 udp 1 2001:db8::1 9 typ srflx raddr 0.0.0.0 rport 0',
  'a=candidate:4 1 tcp 1518280447 a3b1.local 9 typ host tcptype active',
  'a=end-of-candidates',
  '',
]
const joined = (lines: string[], end = '\r\n') => lines.join(end)

test('what OBS offers is an offer, with either line end', () => {
  expect(isOffer(anOffer)).toBe(true)
  expect(isOffer(anOffer.replaceAll('\r\n', '\n'))).toBe(true)
})

test('one picture and one sound at most, nothing else, and every line whole', () => {
  const [session, ...media] = anOffer.split(/(?=m=)/)
  const [audio, video] = [media[0]!, media[1]!]
  expect(isOffer(session! + video)).toBe(true)
  expect(isOffer(session! + audio)).toBe(true)
  for (const wrong of [
    '',
    'hello',
    session!,
    session! + video + video,
    session! + audio + video + audio,
    `${anOffer}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`,
    `${anOffer}a\r\n`,
    `${anOffer}m\r\n`,
    `${anOffer}a=\r\n`,
    `${anOffer}\r\n\r\na=x\r\n`,
    anOffer.replace('v=0', 'v=1'),
    ` ${anOffer}`,
  ])
    expect(isOffer(wrong), JSON.stringify(wrong.slice(-60))).toBe(false)
})

test('candidates of one section are a fragment', () => {
  expect(isFragment(joined(fragment))).toBe(true)
  expect(isFragment(joined(fragment, '\n'))).toBe(true)
})

test('lines cut short, which would end the media server, and all else are no fragment', () => {
  for (const extra of ['a', 'm', 'a=', 'm=', 'm=audio', 'a=x', '=', 'v=0', '', 'a=candidate:1', 'a=ice-ufrag:'])
    for (const at of [0, 4, fragment.length - 1])
      expect(isFragment(joined(fragment.toSpliced(at, 0, extra))), `${extra} at ${at}`).toBe(false)
  expect(isFragment(joined(fragment.filter((each) => !each.startsWith('m='))))).toBe(false)
  expect(isFragment(joined(fragment.toSpliced(4, 0, fragment[3]!)))).toBe(false)
})
