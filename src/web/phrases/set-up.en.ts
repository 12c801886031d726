import type { SetUpPhrases } from '#web/phrases/set-up.zh.ts'

export const setUpEn: SetUpPhrases = {
  title: 'First set-up',
  lead: 'Name the group, its centres and the first administrator; then bring in your data.',
  code: 'One-time code',
  codeHint: 'Printed in the terminal when the server starts; works once.',
  group: 'Name of the group',
  groupHint: 'For example: Voyage Auto Service Group',
  centres: 'Service centres',
  centreName: (number: number) => `Service centre ${number}`,
  addCentre: 'Add a centre',
  removeCentre: (number: number) => `Remove service centre ${number}`,
  administrator: 'Administrator',
  name: 'Name',
  username: 'User name',
  usernameHint: 'To sign in with; three characters or more.',
  password: 'Password',
  passwordHint: 'Twelve characters or more. A sentence is easier to keep and safer than a word.',
  submit: 'Finish',
  fillIn: 'Please fill this in.',
  tooShort: (least: number) => `At least ${least} characters.`,
}
