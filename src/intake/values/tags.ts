import type { Reading } from '#intake/values/reading.ts'
import { meansNothing, trimmed } from '#intake/values/text.ts'

/** Words split by 、 ， , ; ； | as a PostgreSQL array, each once, in the order written. */
export function readTags(text: string): Reading {
  if (meansNothing(text)) return null
  const tags = new Set(
    text
      .split(/[、，,;；|｜]/)
      .map(trimmed)
      .filter((tag) => tag !== ''),
  )
  return tags.size === 0 ? null : `{${[...tags].map(quoted).join(',')}}`
}

function quoted(tag: string): string {
  return `"${tag.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
