import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/api/client.ts'
import type { Problem } from '#web/api/problem.ts'

export interface Sending {
  /** Files on their way. */
  readonly names: readonly string[]
  readonly problem: Problem | null
  readonly send: (files: readonly File[]) => void
}

/** Sends files one after the other; each that can be read is previewed at once. */
export function useSending(): Sending {
  const queries = useQueryClient()
  const [names, setNames] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const sendAll = async (files: readonly File[]): Promise<void> => {
    setProblem(null)
    setNames((before) => [...before, ...files.map(({ name }) => name)])
    for (const file of files) {
      await sendOne(file).catch((error: unknown) => setProblem(error as Problem))
      setNames((before) => before.filter((name) => name !== file.name))
      await queries.invalidateQueries({ queryKey: ['GET /uploads'] })
    }
  }
  return { names, problem, send: (files) => void sendAll(files) }
}

async function sendOne(file: File): Promise<void> {
  const body = new Blob([file], { type: 'application/octet-stream' })
  const sent = await ask('POST /uploads', { query: { name: file.name }, body })
  if (sent.recognised.problem === null)
    await ask('POST /uploads/{uploadId}/preview', { params: { uploadId: sent.uploadId } }).catch(unlessUnderWay)
}

/** Somebody was quicker, and has it tried or imported already. */
function unlessUnderWay(problem: unknown): void {
  if ((problem as Problem).code !== 'upload-busy') throw problem
}
