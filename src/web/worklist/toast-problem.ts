import { showToast } from '#web/ui/toasts.tsx'

/** Says why something was not done, also where what asked for it has left the screen. */
export function toastProblem(problem: unknown): void {
  showToast({ text: problem instanceof Error ? problem.message : String(problem), kind: 'problem' })
}
