import type { Label } from '#domain/label.ts'

/** Ends a command with a sentence and exit status 2: something that the user can mend. */
export class Refusal extends Error {
  readonly sentence: Label

  constructor(sentence: Label) {
    super(sentence.en)
    this.sentence = sentence
  }
}

/** Refuses, unless there is nothing to refuse. */
export function refuse(sentence: Label): never {
  throw new Refusal(sentence)
}
