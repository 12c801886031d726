import type { ReactNode } from 'react'
import { PasswordForm } from '#web/account/password-form.tsx'
import { accountEn } from '#web/phrases/account.en.ts'
import { accountZh } from '#web/phrases/account.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Welcome } from '#web/sign-in/welcome.tsx'

/** Before anything else: the password that was made for somebody gives way to one of their own. */
export function FirstPassword(): ReactNode {
  const words = usePhrases(accountZh, accountEn)
  return (
    <Welcome title={words.first} lead={words.firstLead}>
      <PasswordForm onDone={() => undefined} />
    </Welcome>
  )
}
