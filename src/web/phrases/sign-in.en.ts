import type { SignInPhrases } from '#web/phrases/sign-in.zh.ts'

export const signInEn: SignInPhrases = {
  title: 'Sign in',
  lead: 'Give every owner a reason to come back.',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  code: 'Verification code',
  codeHint: 'Open your authenticator and type its six digits.',
  verify: 'Verify',
  back: 'Back',
  samples: 'Sample logins',
  samplesHint: 'For the demo data only. Choose one to sign in.',
  needsSetup: 'This server has not been set up yet.',
  setUp: 'Set it up',
  fillIn: 'Please fill this in.',
}
