import { ApiProblem } from '@zhibo/api-client/clients'
import { StationView } from '@zhibo/core/stations/schema'
import { error, json } from '@sveltejs/kit'
import { z } from 'zod'
import { readWall } from '#lib/walls/read-wall.ts'
import type { RequestHandler } from './$types'

/** What the wall asks for again and again: small, and never kept by anybody. */
export const GET: RequestHandler = async (event) => {
  const answer = await event.fetch('/api/stations')
  if (!answer.ok) error(answer.status)
  const stations = z.array(StationView).parse(await answer.json())
  const station = stations.find(({ id, slug }) => id === event.params.station || slug === event.params.station)
  if (!station) error(404)
  const wall = await readWall(event, station.id).catch((problem: unknown) => {
    if (problem instanceof ApiProblem) error(problem.status)
    throw problem
  })
  return json(wall, { headers: { 'cache-control': 'no-store' } })
}
