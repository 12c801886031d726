import { backups, downloadBackup, makeBackup } from '#http/backups.ts'
import { differentPeople, duplicates, mergeRoute, splitRoute } from '#http/duplicates.ts'
import { pushVisitsRoute } from '#http/pushes.ts'
import { contactPermission } from '#http/contact-permission.ts'
import { inbound } from '#http/inbound.ts'
import { messages, messageStateRoute } from '#http/messages.ts'
import { jobs, runJobSoon } from '#http/jobs.ts'
import {
  importKindsRoute,
  imports,
  oneImport,
  undoImportRoute,
  undoPreviewRoute,
  waitingRowsRoute,
} from '#http/imports.ts'
import { mendRows, rejectedFile, rejectedRows } from '#http/rejected-rows.ts'
import type { Route } from '#http/route.ts'
import { actionExport } from '#http/action-export.ts'
import { actionPlan } from '#http/action-plan.ts'
import { actionOverview, actions } from '#http/actions.ts'
import { centres } from '#http/centres.ts'
import { review, reviewExport } from '#http/reviews.ts'
import { outcomes } from '#http/outcomes.ts'
import { changeEnrolmentRoute, customerEnrolments, enrolByHandRoute, playbookEnrolments } from '#http/enrolments.ts'
import { playbookList, playbookOne } from '#http/playbooks.ts'
import {
  answerShippedRoute,
  checkPlaybookRoute,
  savePlaybookRoute,
  simulatePlaybookRoute,
  switchPlaybookRoute,
} from '#http/playbook-edits.ts'
import { complaint, complaints } from '#http/complaints.ts'
import { complaintStepRoute, openComplaintRoute } from '#http/complaint-steps.ts'
import { cockpit, movers } from '#http/cockpit.ts'
import { changeAdvisorsRoute, undoAdvisorChangeRoute } from '#http/advisor-changes.ts'
import { setAdvisorsRoute } from '#http/advisors.ts'
import { contactView } from '#http/contact-views.ts'
import {
  editCarRoute,
  editCustomerRoute,
  releaseConsentRoute,
  releaseFieldsRoute,
  setConsentRoute,
} from '#http/customer-edits.ts'
import { customerChoices, customers } from '#http/customers.ts'
import {
  contactRoute,
  finishTaskRoute,
  noteRoute,
  ownTaskRoute,
  preferencesRoute,
  promiseRoute,
  promiseStateRoute,
} from '#http/desk.ts'
import { exports } from '#http/exports.ts'
import { interestRoute, interestStateRoute } from '#http/interests.ts'
import { customerExport } from '#http/list-exports.ts'
import { personalData, removePersonalData } from '#http/personal-data.ts'
import { profile } from '#http/profile.ts'
import { chooseColumnsRoute, removeViewRoute, saveViewRoute, views } from '#http/saved-views.ts'
import { timeline } from '#http/timeline.ts'
import { calculatorList, workCalculator } from '#http/calculators.ts'
import { auditFile, auditLog, auditPeople } from '#http/audit.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endOwnSessions,
  endSecondFactor,
  ownSignIns,
} from '#http/own-account.ts'
import { policy, policyHistory, previewPolicyRoute, savePolicyRoute } from '#http/policy.ts'
import { me, newPassword, signIn, signInCode, signOut, welcome } from '#http/session.ts'
import { changeGoals, goals } from '#http/goals.ts'
import { retention } from '#http/retention.ts'
import { segmentMoves, segments } from '#http/segments.ts'
import { search } from '#http/search.ts'
import { checkSetUpCode, firstSetUp } from '#http/set-up.ts'
import {
  changeReading,
  oneUpload,
  removeUploadRoute,
  sendUpload,
  startImports,
  tryUploadRoute,
  uploads,
} from '#http/uploads.ts'
import { addUserRoute, changeUser, makeTokenRoute, resetUser, revokeTokenRoute, tokens, users } from '#http/users.ts'
import { changeSelfCheck, selfCheck } from '#http/self-checks.ts'
import { taskDetail } from '#http/task-detail.ts'
import { absences, giveTasksRoute, removeAbsenceRoute, setAbsenceRoute } from '#http/task-owners.ts'
import { bookResultRoute, putOffRoute, undoResultRoute } from '#http/task-results.ts'
import { board } from '#http/board.ts'
import { valueFit } from '#http/value-fit.ts'
import { value } from '#http/value.ts'
import { worklist } from '#http/worklist.ts'

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
  ownSignIns,
  endOwnSessions,
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  calculatorList,
  workCalculator,
  auditLog,
  auditFile,
  auditPeople,
  policy,
  policyHistory,
  previewPolicyRoute,
  savePolicyRoute,
  search,
  customers,
  customerChoices,
  customerExport,
  exports,
  setAdvisorsRoute,
  changeAdvisorsRoute,
  undoAdvisorChangeRoute,
  views,
  saveViewRoute,
  removeViewRoute,
  chooseColumnsRoute,
  profile,
  timeline,
  contactPermission,
  contactView,
  personalData,
  removePersonalData,
  editCustomerRoute,
  editCarRoute,
  releaseFieldsRoute,
  setConsentRoute,
  releaseConsentRoute,
  noteRoute,
  promiseRoute,
  promiseStateRoute,
  interestRoute,
  interestStateRoute,
  preferencesRoute,
  contactRoute,
  ownTaskRoute,
  finishTaskRoute,
  sendUpload,
  uploads,
  oneUpload,
  changeReading,
  tryUploadRoute,
  removeUploadRoute,
  startImports,
  imports,
  oneImport,
  rejectedRows,
  rejectedFile,
  mendRows,
  undoPreviewRoute,
  undoImportRoute,
  waitingRowsRoute,
  importKindsRoute,
  cockpit,
  movers,
  actions,
  actionOverview,
  actionPlan,
  actionExport,
  worklist,
  taskDetail,
  bookResultRoute,
  undoResultRoute,
  putOffRoute,
  giveTasksRoute,
  absences,
  setAbsenceRoute,
  removeAbsenceRoute,
  board,
  segments,
  segmentMoves,
  retention,
  value,
  valueFit,
  centres,
  goals,
  changeGoals,
  selfCheck,
  changeSelfCheck,
  jobs,
  playbookList,
  checkPlaybookRoute,
  simulatePlaybookRoute,
  savePlaybookRoute,
  playbookOne,
  playbookEnrolments,
  switchPlaybookRoute,
  answerShippedRoute,
  customerEnrolments,
  enrolByHandRoute,
  changeEnrolmentRoute,
  outcomes,
  review,
  reviewExport,
  complaints,
  complaint,
  openComplaintRoute,
  complaintStepRoute,
  runJobSoon,
  backups,
  makeBackup,
  downloadBackup,
  duplicates,
  mergeRoute,
  splitRoute,
  differentPeople,
  pushVisitsRoute,
  messages,
  messageStateRoute,
  inbound,
]
