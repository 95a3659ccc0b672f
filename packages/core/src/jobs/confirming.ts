/** A published job whose employer has said nothing for so many days goes to 待确认. */
export const confirmAfterDays = 14

/** So many days after it was asked, a job that nobody confirmed goes out of sight. */
export const confirmWithinDays = 3
