/**
 * Whether the parameters of a page's path are words of ours: ids, a station's, a month. They go into the path of a call
 * to the API as they are, so one that holds `../` or `?` would make it another call.
 */
export const arePlain = (params: Partial<Record<string, string>>): boolean =>
  Object.values(params).every((value) => value === undefined || /^[\w-]+$/.test(value))
