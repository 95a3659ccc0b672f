/** What OBS 31 offers: one H.264 picture, one Opus sound. Nobody answers from its address. */
export const anOffer = `v=0
o=rtc 2830182733 0 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1
a=group:LS 0 1
a=msid-semantic:WMS *
a=setup:actpass
a=ice-ufrag:Wx3b
a=ice-pwd:HpzfjS1PcZtKQkKeXl6uVv
a=ice-options:ice2,trickle
a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, at) => (at + 16).toString(16).toUpperCase()).join(':')}
m=audio 54321 UDP/TLS/RTP/SAVPF 111
c=IN IP4 127.0.0.1
a=mid:0
a=sendonly
a=ssrc:1789 cname:studio
a=ssrc:1789 msid:studio studio-audio
a=msid:studio studio-audio
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=fmtp:111 minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1
a=candidate:1 1 UDP 2122317823 127.0.0.1 54321 typ host
a=end-of-candidates
m=video 54321 UDP/TLS/RTP/SAVPF 96
c=IN IP4 127.0.0.1
a=mid:1
a=sendonly
a=ssrc:1790 cname:studio
a=ssrc:1790 msid:studio studio-video
a=msid:studio studio-video
a=rtcp-mux
a=rtpmap:96 H264/90000
a=rtcp-fb:96 nack
a=rtcp-fb:96 nack pli
a=fmtp:96 profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1
`.replaceAll('\n', '\r\n')
