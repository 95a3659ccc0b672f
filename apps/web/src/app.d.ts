import type { MeView } from '@zhibo/core/identity/schema'
import type { StationView } from '@zhibo/core/stations/schema'
import type { NavLink, Preferences } from '#lib/shell/preferences.ts'

declare global {
  namespace App {
    interface Locals {
      /** Names this request in our log and on the error page. */
      requestId: string
      preferences: Preferences
      /** Cookies the API set while this page was made: passed on to the browser, and used by the page's later calls. */
      apiCookies: string[]
    }
    interface PageData {
      me: MeView | null
      nav: NavLink[]
      stations: StationView[]
      apiDown: boolean
      preferences: Preferences
      /** A staff page that uses the width of a desk. */
      desk?: boolean
      /** A page that is all about what moves: the header gives up its row of links on a phone. */
      immersive?: boolean
      /** A screen on a wall: nothing but the page itself. */
      bare?: boolean
    }
    /** What a form shows when it was refused; what was typed comes back with it. */
    interface FormProblem {
      title: string
      code: string
      fields?: Record<string, string[]>
      /** Extras of a refusal that a page makes words of: until when, and why. */
      details?: Record<string, unknown>
      retryAfter?: number
    }
    interface Error {
      status: number
      message: string
      /** A code of the API's table, where the API said no. */
      code?: string
      requestId?: string
    }
  }
}
