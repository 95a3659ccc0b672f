/** A reviewer answers within this many working days, before the first row of the policy `review_promise`. */
export const reviewWorkingDays = 2
