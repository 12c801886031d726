import type { SignInPhrases } from '#web/phrases/sign-in.zh.ts'

export const signInEn: SignInPhrases = {
  title: 'Sign in',
  lead: 'Give every owner a reason to come back.',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  code: 'Verification code',
  codeHint: 'Open your authenticator and type its six digits; without your phone, one of your backup codes.',
  verify: 'Verify',
  back: 'Back',
  samples: 'Sample logins',
  samplesHint: 'For the demo data only. Choose one to sign in.',
  signInWith: (name) => `Sign in with ${name}`,
  refused: 'Signing in there did not work: nobody here belongs to that account. Ask your administrator.',
  fillIn: 'Please fill this in.',
}
