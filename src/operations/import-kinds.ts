import { kinds } from '#intake/kinds.ts'

/** Kinds of file that can be imported, for whoever lets a person choose one. */
export const importKinds = kinds
