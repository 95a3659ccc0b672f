import { owedActions, owedPage } from '#lib/questions/owed.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => owedPage(event, 'overdue')

export const actions: Actions = owedActions
