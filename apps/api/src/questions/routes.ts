import { Hono } from 'hono'
import type { AppEnv } from '../http/env.ts'
import { asking } from './asking-routes.ts'
import { desk } from './desk-routes.ts'

/** Under /api/sessions. */
export const questions = new Hono<AppEnv>().route('/', asking).route('/', desk)
