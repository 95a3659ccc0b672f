/** A reviewer answers within this many working days, before the first row of the policy `review_promise`. */
export const reviewWorkingDays = 2

/** Within so many working days an owner is asked to mend what a new rule or rate found in what is in force. Our choice, no law's. */
export const mendWorkingDays = 5
