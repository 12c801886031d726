import type { Route } from '#http/route.ts'
import { me, newPassword, signIn, signInCode, signOut, welcome } from '#http/session.ts'
import { search } from '#http/search.ts'
import { checkSetUpCode, firstSetUp } from '#http/set-up.ts'
import { addUserRoute, changeUser, makeTokenRoute, resetUser, revokeTokenRoute, tokens, users } from '#http/users.ts'

/** Every address of the API. What is not here is not served. */
export const routes: readonly Route[] = [
  welcome,
  signIn,
  signInCode,
  signOut,
  me,
  newPassword,
  checkSetUpCode,
  firstSetUp,
  users,
  addUserRoute,
  changeUser,
  resetUser,
  tokens,
  makeTokenRoute,
  revokeTokenRoute,
  search,
]
