import type { ReactNode } from 'react'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { visitKindText } from '#domain/visit/visit-kind.ts'
import type { Problem } from '#web/api/problem.ts'
import { useChange } from '#web/api/use-ask.ts'
import { Foreseen } from '#web/actions/foreseen.tsx'
import { useLabel } from '#web/phrases/language.ts'
import { InterestItem } from '#web/profile/interest-item.tsx'
import { NowItem } from '#web/profile/now-item.tsx'
import { PromiseEnd } from '#web/profile/promise-end.tsx'
import { type Profile, staleRoutes, useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { Button } from '#web/ui/button.tsx'
import { Panel } from '#web/ui/page.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** What to do now, and what was promised. */
export function NowPanel(): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const { actions, promises: made, interests, tasks, appointments, recommendations } = useProfile()
  // A promise that is a reason of a contact is told there, with who and when.
  const told = actions.flatMap(({ reasons }) => reasons.map(({ because }) => because.zh)).join('')
  const promises = made.filter(({ text }) => !told.includes(text))
  const all = [actions, promises, interests, tasks, appointments, recommendations].flat().length
  return (
    <Panel title={words.now}>
      {all === 0 && <p className="muted">{words.nothingToDo}</p>}
      <ul className="profile-list">
        {actions.map((action) => (
          <Action key={action.opensOn + action.reasons.map(({ playbook }) => playbook).join()} action={action} />
        ))}
        {promises.map(({ dueOn, text, madeBy }) => (
          <NowItem
            key={dueOn + text}
            sign={words.promise}
            tone="accent"
            on={dueOn}
            end={<PromiseEnd promise={{ dueOn, text, madeBy }} />}
          >
            <span>{text}</span>
            {madeBy !== null && <span className="muted">{words.promiseBy(madeBy)}</span>}
          </NowItem>
        ))}
        {interests.map((interest) => (
          <InterestItem key={interest.interestId} interest={interest} />
        ))}
        {tasks.map((task) => (
          <OwnTask key={task.taskId} task={task} />
        ))}
        {appointments.map(({ on, kind }) => (
          <NowItem key={on + kind} sign={words.appointment} tone="good" on={on}>
            {kind === null ? words.appointment : say(visitKindText(kind))}
          </NowItem>
        ))}
        {recommendations.map((each) => (
          <Recommendation key={each.item} recommendation={each} />
        ))}
      </ul>
    </Panel>
  )
}

const classTones = { high: 'bad', medium: 'fair', low: 'neutral' } as const

function Action({ action }: { readonly action: Profile['actions'][number] }): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const format = useFormat()
  const { promises } = useProfile()
  return (
    <NowItem
      sign={say(actionClassLabels[action.class])}
      tone={classTones[action.class]}
      on={action.dueOn}
      end={<span className="muted">{words.plan(format.number(action.minutes))}</span>}
    >
      {action.reasons.map(({ playbook, label, because, became }) => (
        <span key={playbook}>
          <b>{say(label)}</b> <span className="profile-because">{say(because)}</span> <Foreseen became={became} />
          {promises
            .filter(({ text }) => because.zh.includes(text))
            .map((promise) => (
              <PromiseEnd key={promise.dueOn + promise.text} promise={promise} />
            ))}
        </span>
      ))}
    </NowItem>
  )
}

function OwnTask({ task }: { readonly task: Profile['tasks'][number] }): ReactNode {
  const words = useProfilePhrases()
  const { customerId, mayEdit } = useProfile()
  const end = useChange('POST /customers/{customerId}/tasks/{taskId}/end', staleRoutes)
  // Not as callbacks of `mutate`: by the time of the answer the task may be gone from the screen, and they with it.
  const finish = (): void =>
    void end.mutateAsync({ params: { customerId, taskId: task.taskId } }).then(
      () => showToast({ text: words.doneToast }),
      ({ title }: Problem) => showToast({ text: title, kind: 'problem' }),
    )
  const button = (
    <Button size="small" variant="quiet" icon="check" isBusy={end.isPending} onPress={finish}>
      {words.done}
    </Button>
  )
  return (
    <NowItem sign={words.task} tone="neutral" on={task.dueOn} end={mayEdit ? button : null}>
      <span>{task.text}</span>
      {task.forStaff !== null && <span className="muted">{task.forStaff}</span>}
    </NowItem>
  )
}

function Recommendation({
  recommendation,
}: {
  readonly recommendation: Profile['recommendations'][number]
}): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { item, state, dueOn, dueMileageKm, priceFen } = recommendation
  return (
    <NowItem sign={words.recommendation} tone={state === 'red' ? 'poor' : 'fair'} on={dueOn}>
      <span>{item}</span>
      <span className="muted">
        {[
          state === 'red' ? words.urgent : words.later,
          dueMileageKm === null ? null : words.atKm(format.number(dueMileageKm)),
          priceFen === null ? null : format.exactMoney(priceFen),
        ]
          .filter((each) => each !== null)
          .join(' · ')}
      </span>
    </NowItem>
  )
}
