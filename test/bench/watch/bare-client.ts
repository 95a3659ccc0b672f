// The least that plays a live room: a button, a picture, livekit-client and a pass that is fetched while the page opens.
import { Room, RoomEvent, Track } from 'livekit-client'

const pass = fetch('/pass', { method: 'POST' }).then(
  async (response) => (await response.json()) as { url: string; token: string },
)
const video = document.querySelector('video')!
const button = document.createElement('button')
button.textContent = 'play'
button.addEventListener('click', () => {
  button.remove()
  const room = new Room()
  room.on(RoomEvent.TrackSubscribed, (track) => {
    if (track.kind === Track.Kind.Video) track.attach(video)
    else track.attach()
  })
  void pass.then(({ url, token }) => room.connect(url, token)).then(() => room.startAudio())
})
document.body.append(button)
