/** Where a task writes down what it finds on the way. */
export interface Notes {
  readonly step: (name: string, ms: number) => void
  readonly count: (name: string, number: number) => void
}

/** Runs `work` and notes how long it took. */
export async function timed<T>(notes: Notes, step: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await work()
  notes.step(step, performance.now() - began)
  return result
}
