import type { DayBounds } from '#intake/kind.ts'

/** What has happened lies between 2000 and the import day (spec §7.2). */
export const pastDay = { notBefore: '2000-01-01', notAfterImportDay: true } as const satisfies DayBounds

export const birthday = { notBefore: '1900-01-01', notAfterImportDay: true } as const satisfies DayBounds
