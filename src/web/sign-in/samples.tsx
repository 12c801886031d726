import type { ReactNode } from 'react'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import type { Reply } from '#web/api/client.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { signInEn } from '#web/phrases/sign-in.en.ts'
import { signInZh } from '#web/phrases/sign-in.zh.ts'

interface SamplesProps {
  readonly samples: Reply<'GET /welcome'>['samples']
  readonly onChoose: (login: { username: string; password: string }) => void
}

/** The demo's own logins: one press, and one is in. */
export function Samples({ samples, onChoose }: SamplesProps): ReactNode {
  const words = usePhrases(signInZh, signInEn)
  const label = useLabel()
  const roles: Readonly<Record<string, { zh: string; en: string }>> = staffRoleLabels
  return (
    <section className="samples" aria-label={words.samples}>
      <h2>{words.samples}</h2>
      <p className="muted">{words.samplesHint}</p>
      <ul>
        {samples.map(({ username, password, role, name }) => (
          <li key={username}>
            <button type="button" className="sample" onClick={() => onChoose({ username, password })}>
              <strong>{label(roles[role] ?? { zh: role, en: role })}</strong>
              <span>{name}</span>
              <code className="muted">{username}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
