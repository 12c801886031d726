import { useChange } from '#web/api/use-ask.ts'
import type { Told } from '#web/complaints/told.ts'
import { complaintsEn } from '#web/phrases/complaints.en.ts'
import { complaintsZh } from '#web/phrases/complaints.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { showToast } from '#web/ui/toasts.tsx'

/** Does a step about a complaint and says that it is written down. */
export function useStep({ customerId, sourceId, complaintNo }: Told) {
  const words = usePhrases(complaintsZh, complaintsEn)
  const change = useChange('POST /complaints/{customerId}/{sourceId}/{complaintNo}/steps', [
    'GET /complaints',
    'GET /complaints/{customerId}/{sourceId}/{complaintNo}',
  ])
  const onSuccess = (): void => showToast({ text: words.saved, kind: 'done' })
  return {
    take: (body: Parameters<typeof change.mutate>[0]['body']): void =>
      change.mutate({ params: { customerId, sourceId, complaintNo }, body }, { onSuccess }),
    isBusy: change.isPending,
    problem: change.error,
  }
}
