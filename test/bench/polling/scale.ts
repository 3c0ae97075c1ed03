/** How much is simulated. */
export interface Scale {
  /** Sessions of 60 tasks, for each kind. */
  sessions: number
  /** Sessions where only the first task counts. */
  firstTasks: number
  /** Crowds of 1,000 tasks at once. */
  crowds: number
  /** Points of the frontier. */
  points: number
  /** Halvings in search of the price at which two policies ask as often. */
  rounds: number
}

export function scale(isQuick: boolean): Scale {
  return isQuick
    ? { sessions: 20, firstTasks: 1_000, crowds: 2, points: 20, rounds: 6 }
    : { sessions: 150, firstTasks: 5_000, crowds: 20, points: 40, rounds: 8 }
}
