import type { Anchor } from '@zhibo/core/recordings/times'
import type { FileEnd } from '../recorder.ts'

/** What a recorder's process is to do, said once. */
export interface Job {
  url: string
  token: string
  /** Where its files go. */
  folder: string
  ffmpeg: string
}

/** What it is told later: end every file and go. */
export interface Order {
  finish: true
}

/** A file as it stands; told at its beginning, every few seconds, and at its end. */
export interface FileNews {
  /** Of the part, and the file's name. */
  id: string
  presenterId: string
  identity: string
  times: Anchor[]
  /** Null while it is being written. */
  end: FileEnd | null
}

/** What a file is called while it is written, in pieces that play however it ends. */
export const fileName = (id: string): string => `${id}.mp4`
