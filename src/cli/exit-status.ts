/** What a command tells the shell (spec §7.3); 130 is what shells expect after Ctrl-C. */
export const exitStatus = { done: 0, rejectedRows: 1, refused: 2, failed: 3, interrupted: 130 } as const

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus]
