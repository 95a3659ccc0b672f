/** Where places lie side by side and scroll, the one we are `at` is brought in sight, anew wherever we go. */
export const currentInSight = (_at: { href: string }) => (places: HTMLElement) => {
  const link = places.querySelector('[aria-current]')
  if (!link) return
  const [frame, place] = [places.getBoundingClientRect(), link.getBoundingClientRect()]
  // The room around its words may well stand out.
  if (place.left >= frame.left - 16 && place.right <= frame.right + 16) return
  places.scrollLeft += place.left - frame.left - (frame.width - place.width) / 2
}
