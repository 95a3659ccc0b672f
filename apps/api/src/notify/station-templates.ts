import type { Words } from './words.ts'

/** What messages about shows that several stations hold need to know. */
export interface StationValues {
  station_asked: { station: string; title: string; startsAt: string }
  station_asked_often: { station: string; title: string; startsAt: string; count: string }
  station_accepted: { station: string; title: string; startsAt: string }
  station_declined: { station: string; title: string; startsAt: string }
  station_left: { station: string; title: string; startsAt: string }
  station_moved: { station: string; title: string; startsAt: string }
  station_moved_often: { station: string; title: string; startsAt: string; count: string }
  station_studio: { station: string; title: string; startsAt: string; studio: string }
  station_studio_often: { station: string; title: string; startsAt: string; studio: string; count: string }
  station_dropped: { station: string; title: string; startsAt: string }
  station_dropped_often: { station: string; title: string; startsAt: string; count: string }
  stations_asked_again: { stations: string; title: string; startsAt: string }
}

/** Those messages, in both languages. */
export const stationTemplates: Words<StationValues> = {
  station_asked: {
    'zh-CN': ({ station, title, startsAt }) =>
      `【织播】「${station}」请你们站一起办 ${startsAt} 的直播「${title}」。登录后在“场次”里答复来不来。`,
    en: ({ station, title, startsAt }) =>
      `[Zhibo] “${station}” asks your station to hold the broadcast “${title}” at ${startsAt} together. Sign in and answer under “Sessions”.`,
  },
  station_asked_often: {
    'zh-CN': ({ station, title, startsAt, count }) =>
      `【织播】「${station}」请你们站一起办直播「${title}」，共 ${count} 场，第一场 ${startsAt}。登录后在“场次”里一场一场答复。`,
    en: ({ station, title, startsAt, count }) =>
      `[Zhibo] “${station}” asks your station to hold the broadcast “${title}” together, ${count} times, first at ${startsAt}. Sign in and answer for each under “Sessions”.`,
  },
  station_accepted: {
    'zh-CN': ({ station, title, startsAt }) =>
      `【织播】「${station}」答应一起办 ${startsAt} 的直播「${title}」，它的主持人也能进控制台了。`,
    en: ({ station, title, startsAt }) =>
      `[Zhibo] “${station}” will hold the broadcast “${title}” at ${startsAt} with you. Its hosts may enter the control room now.`,
  },
  station_declined: {
    'zh-CN': ({ station, title, startsAt }) => `【织播】「${station}」不参加 ${startsAt} 的直播「${title}」。`,
    en: ({ station, title, startsAt }) =>
      `[Zhibo] “${station}” will not take part in the broadcast “${title}” at ${startsAt}.`,
  },
  station_left: {
    'zh-CN': ({ station, title, startsAt }) =>
      `【织播】「${station}」答应过一起办 ${startsAt} 的直播「${title}」，现在退出了。这一场要照常办，请看看还缺不缺直播间和主持人。`,
    en: ({ station, title, startsAt }) =>
      `[Zhibo] “${station}”, which was to hold the broadcast “${title}” at ${startsAt} with you, has left it. Please see whether a studio or a host is missing now.`,
  },
  station_moved: {
    'zh-CN': ({ station, title, startsAt }) =>
      `【织播】「${station}」请你们站一起办的直播「${title}」改了时间，现在是 ${startsAt}。先前的答复只算原来的时间，请登录后在“场次”里再答复来不来。`,
    en: ({ station, title, startsAt }) =>
      `[Zhibo] The broadcast “${title}”, which “${station}” asked your station to hold together, has other hours: it begins at ${startsAt} now. An answer given before was for the hours it had. Sign in and answer under “Sessions”.`,
  },
  station_moved_often: {
    'zh-CN': ({ station, title, startsAt, count }) =>
      `【织播】「${station}」请你们站一起办的直播「${title}」有 ${count} 场改了时间，第一场现在是 ${startsAt}。先前的答复只算原来的时间，请登录后在“场次”里一场一场再答复。`,
    en: ({ station, title, startsAt, count }) =>
      `[Zhibo] Of the broadcast “${title}”, which “${station}” asked your station to hold together, ${count} days have other hours; the first begins at ${startsAt} now. Answers given before were for the hours they had. Sign in and answer for each under “Sessions”.`,
  },
  station_studio: {
    'zh-CN': ({ station, title, startsAt, studio }) =>
      `【织播】和「${station}」一起办的直播「${title}」（${startsAt}），它那边${studio ? `换到${studio}` : '不用直播间了'}。时间没变，答应过的不用再答复。`,
    en: ({ station, title, startsAt, studio }) =>
      `[Zhibo] “${station}” holds its part of the broadcast “${title}” (${startsAt}) ${studio ? `in ${studio}` : 'without a studio'} now. The hours are the same; a yes stands.`,
  },
  station_studio_often: {
    'zh-CN': ({ station, title, startsAt, studio, count }) =>
      `【织播】和「${station}」一起办的直播「${title}」有 ${count} 场（第一场 ${startsAt}），它那边${studio ? `换到${studio}` : '不用直播间了'}。时间没变，答应过的不用再答复。`,
    en: ({ station, title, startsAt, studio, count }) =>
      `[Zhibo] “${station}” holds its part of ${count} days of the broadcast “${title}” (first ${startsAt}) ${studio ? `in ${studio}` : 'without a studio'} now. The hours are the same; a yes stands.`,
  },
  stations_asked_again: {
    'zh-CN': ({ stations, title, startsAt }) =>
      `【织播】直播「${title}」改了时间，现在是 ${startsAt}。${stations}先前答应一起办，已经请他们重新答复。`,
    en: ({ stations, title, startsAt }) =>
      `[Zhibo] The broadcast “${title}” has other hours: it begins at ${startsAt} now. ${stations} had agreed to hold it with you and are asked anew.`,
  },
  station_dropped: {
    'zh-CN': ({ station, title, startsAt }) =>
      `【织播】「${station}」改了直播「${title}」（${startsAt}）的安排，这一场不用你们站一起办了。`,
    en: ({ station, title, startsAt }) =>
      `[Zhibo] “${station}” changed the plan of the broadcast “${title}” (${startsAt}): your station need not hold it any more.`,
  },
  station_dropped_often: {
    'zh-CN': ({ station, title, startsAt, count }) =>
      `【织播】「${station}」改了直播「${title}」的安排，有 ${count} 场（第一场 ${startsAt}）不用你们站一起办了。`,
    en: ({ station, title, startsAt, count }) =>
      `[Zhibo] “${station}” changed the plan of the broadcast “${title}”: ${count} days of it (first ${startsAt}) your station need not hold any more.`,
  },
}
